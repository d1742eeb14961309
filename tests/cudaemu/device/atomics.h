// Atomics: plain reads and writes, since one thread runs at a time; the checks are told that they were atomic. Only the types
// that CUDA has: atomicAdd(long long*) and atomicMax(float*) do not compile here either.
#pragma once

#ifdef EMU_CHECK
#define EMU_TOUCH(p, flags) \
  __emu_runtime->access((const void*)(p), sizeof *(p), EMU_WRITE | EMU_ATOMIC | (flags), __builtin_return_address(0))
#else
#define EMU_TOUCH(p, flags) ((void)0)
#endif

// Not inlined: the return address is the kernel's line.
#define EMU_ATOMIC_FUNCTION EMU_PLAIN __attribute__((noinline)) static
#define EMU_ATOMIC_AS(NAME, T, EXPRESSION) \
  EMU_ATOMIC_FUNCTION T NAME(T* p, T value) { \
    EMU_TOUCH(p, 0); \
    T old = *p; \
    *p = (T)(EXPRESSION); \
    return old; \
  }
#define EMU_ATOMIC(NAME, T, EXPRESSION) \
  EMU_ATOMIC_AS(NAME, T, EXPRESSION) \
  EMU_ATOMIC_AS(NAME##_block, T, EXPRESSION) \
  EMU_ATOMIC_AS(NAME##_system, T, EXPRESSION)

EMU_ATOMIC(atomicAdd, int, (unsigned)old + (unsigned)value)
EMU_ATOMIC(atomicAdd, unsigned, old + value)
EMU_ATOMIC(atomicAdd, unsigned long long, old + value)
EMU_ATOMIC(atomicAdd, float, old + value)
#if __CUDA_ARCH__ >= 600
EMU_ATOMIC(atomicAdd, double, old + value)
#endif
EMU_ATOMIC(atomicSub, int, (unsigned)old - (unsigned)value)
EMU_ATOMIC(atomicSub, unsigned, old - value)
EMU_ATOMIC(atomicExch, int, value)
EMU_ATOMIC(atomicExch, unsigned, value)
EMU_ATOMIC(atomicExch, unsigned long long, value)
EMU_ATOMIC(atomicExch, float, value)
EMU_ATOMIC(atomicInc, unsigned, old >= value ? 0 : old + 1)
EMU_ATOMIC(atomicDec, unsigned, old == 0 || old > value ? value : old - 1)

#define EMU_ATOMIC_ORDER(T) \
  EMU_ATOMIC(atomicMin, T, value < old ? value : old) \
  EMU_ATOMIC(atomicMax, T, value > old ? value : old)
EMU_ATOMIC_ORDER(int)
EMU_ATOMIC_ORDER(unsigned)
EMU_ATOMIC_ORDER(long long)
EMU_ATOMIC_ORDER(unsigned long long)

#define EMU_ATOMIC_BITS(T) \
  EMU_ATOMIC(atomicAnd, T, old & value) \
  EMU_ATOMIC(atomicOr, T, old | value) \
  EMU_ATOMIC(atomicXor, T, old ^ value)
EMU_ATOMIC_BITS(int)
EMU_ATOMIC_BITS(unsigned)
EMU_ATOMIC_BITS(unsigned long long)

#define EMU_ATOMIC_CAS_AS(NAME, T) \
  EMU_ATOMIC_FUNCTION T NAME(T* p, T compare, T value) { \
    EMU_TOUCH(p, EMU_CAS); \
    T old = *p; \
    if (old == compare) *p = value; \
    return old; \
  }
#define EMU_ATOMIC_CAS(T) \
  EMU_ATOMIC_CAS_AS(atomicCAS, T) \
  EMU_ATOMIC_CAS_AS(atomicCAS_block, T) \
  EMU_ATOMIC_CAS_AS(atomicCAS_system, T)
EMU_ATOMIC_CAS(int)
EMU_ATOMIC_CAS(unsigned)
EMU_ATOMIC_CAS(unsigned long long)
#if __CUDA_ARCH__ >= 700
EMU_ATOMIC_CAS(unsigned short)
#endif
