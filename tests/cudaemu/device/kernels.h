// Dynamic shared memory, and the table by which the driver calls kernels: the compiler deduces the number, sizes and
// alignments of their parameters.
#pragma once

#define __EMU_DYNAMIC_SHARED(NAME, ...) __VA_ARGS__* const NAME = (__VA_ARGS__*)__emu_dynamic()
#define __EMU_FILE_DYNAMIC_SHARED(NAME, ...) static const __EmuDynamic<__VA_ARGS__> NAME

EMU_FUNCTION void* __emu_dynamic() { return __emu_runtime->dynamicShared(); }

// extern __shared__ T name[]; at file scope, where no launch is known yet.
template <typename T>
struct __EmuDynamic {
  operator T*() const { return (T*)__emu_dynamic(); }
};

template <typename T> struct __EmuPlain { typedef T type; static constexpr bool isPointer = false; };
template <typename T> struct __EmuPlain<T&> : __EmuPlain<T> {};
template <typename T> struct __EmuPlain<T*> { typedef T* type; static constexpr bool isPointer = true; };
template <unsigned... I> struct __EmuIndices {};

template <typename F> struct __EmuSignature;
template <typename... A>
struct __EmuSignature<void (*)(A...)> {
  static constexpr unsigned count = sizeof...(A);
  static constexpr unsigned sizes[count + 1] = {(unsigned)sizeof(A)..., 0};
  static constexpr unsigned alignments[count + 1] = {(unsigned)alignof(A)..., 0};
  static constexpr unsigned char isPointer[count + 1] = {(unsigned char)__EmuPlain<A>::isPointer..., 0};

  template <void (*Kernel)(A...), unsigned... I>
  EMU_PLAIN static void call(void** arguments, __EmuIndices<I...>) {
    // Called, not inlined: the lines of its own code are to be its own.
    void (*volatile kernel)(A...) = Kernel;
    kernel((*(typename __EmuPlain<A>::type*)arguments[I])...);
  }
  template <void (*Kernel)(A...)>
  EMU_PLAIN static void invoke(void** arguments) {
    call<Kernel>(arguments, __EmuIndices<__integer_pack(count)...>{});
  }
};

#define __EMU_KERNEL(NAME, BOUNDS, ...) \
  {NAME, (void*)(__VA_ARGS__), &__EmuSignature<decltype(&__VA_ARGS__)>::template invoke<&__VA_ARGS__>, \
   __EmuSignature<decltype(&__VA_ARGS__)>::count, __EmuSignature<decltype(&__VA_ARGS__)>::sizes, \
   __EmuSignature<decltype(&__VA_ARGS__)>::alignments, __EmuSignature<decltype(&__VA_ARGS__)>::isPointer, (unsigned)(BOUNDS)},

#define __EMU_MODULE(CHECK, ARCH, BINARY, KERNELS, SHARED) \
  EmuThread* __emu_current; \
  const EmuRuntime* __emu_runtime; \
  extern "C" __attribute__((visibility("default"))) const EmuModule __emu_module = { \
    CUDAEMU_ABI, CHECK, ARCH, BINARY, KERNELS, __emu_kernels, SHARED, __emu_shared_names, &__emu_current, &__emu_runtime};
