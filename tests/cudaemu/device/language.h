// Words of the language, and what is there of the C library.
#pragma once

#define __global__
#define __device__
#define __host__
#define __constant__
#define __managed__
#define __grid_constant__
#define __forceinline__ inline __attribute__((always_inline))
#define __noinline__ __attribute__((noinline))
#define __launch_bounds__(...)
#define __maxnreg__(...)
#define __cluster_dims__(...)
#define __align__(bytes) __attribute__((aligned(bytes)))
#define __builtin_align__(bytes) __attribute__((aligned(bytes)))
// Used: else one that is only read, or only written with zeros, would be folded away and its bug with it.
#define __shared__ static __attribute__((aligned(16), used))
#define __builtin_assume(condition) ((void)0)
#define __nv_pure__ __attribute__((pure))

// Not instrumented: the emulator's own code, which reaches the driver's memory.
#define EMU_PLAIN __attribute__((no_sanitize("thread", "undefined")))
#define EMU_FUNCTION EMU_PLAIN static inline

typedef unsigned long size_t;
typedef long ptrdiff_t;
typedef decltype(nullptr) nullptr_t;
typedef long clock_t;
#define NULL __null

extern "C" {
int printf(const char*, ...);
void* memcpy(void*, const void*, size_t);
void* memset(void*, int, size_t);
}

// <new> is not there either; placement new is.
inline void* operator new(size_t, void* place) noexcept { return place; }

extern "C" {
extern __attribute__((visibility("hidden"))) EmuThread* __emu_current;
extern __attribute__((visibility("hidden"))) const EmuRuntime* __emu_runtime;
}

// A call in check mode: inlined, its load would be instrumented.
#ifdef EMU_CHECK
EMU_PLAIN __attribute__((noinline, const)) static const EmuThread* __emu_self() { return __emu_current; }
#else
static inline const EmuThread* __emu_self() { return __emu_current; }
#endif

EMU_FUNCTION void __emu_failed(const char* what, int line) { __emu_runtime->trap(what, line); }
#define assert(condition) ((condition) ? (void)0 : __emu_failed("assert(" #condition ")", __LINE__))
EMU_FUNCTION void __trap(int line = __builtin_LINE()) { __emu_failed("__trap()", line); }
EMU_FUNCTION void __brkpt(int line = __builtin_LINE()) { __emu_failed("__brkpt()", line); }
