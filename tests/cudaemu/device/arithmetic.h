// Arithmetic that names its rounding, min and max, and loads with a cache hint.
#pragma once

// Written so that no option lets the compiler fuse them.
#define EMU_ROUNDED(NAME, T, EXPRESSION) \
  EMU_FUNCTION T NAME(T a, T b) { \
    T result = EXPRESSION; \
    __asm__("" : "+x"(result)); \
    return result; \
  }
EMU_ROUNDED(__fadd_rn, float, a + b)
EMU_ROUNDED(__fsub_rn, float, a - b)
EMU_ROUNDED(__fmul_rn, float, a * b)
EMU_ROUNDED(__fdiv_rn, float, a / b)
EMU_ROUNDED(__dadd_rn, double, a + b)
EMU_ROUNDED(__dsub_rn, double, a - b)
EMU_ROUNDED(__dmul_rn, double, a * b)
EMU_ROUNDED(__ddiv_rn, double, a / b)
EMU_FUNCTION float __fmaf_rn(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
EMU_FUNCTION double __fma_rn(double a, double b, double c) { return __builtin_fma(a, b, c); }
EMU_FUNCTION float __fsqrt_rn(float x) { return __builtin_sqrtf(x); }
EMU_FUNCTION double __dsqrt_rn(double x) { return __builtin_sqrt(x); }
EMU_FUNCTION float __frcp_rn(float x) { return 1.0f / x; }
EMU_FUNCTION double __drcp_rn(double x) { return 1.0 / x; }
EMU_FUNCTION float __frsqrt_rn(float x) { return (float)(1.0 / __builtin_sqrt((double)x)); }
EMU_FUNCTION float __fdividef(float a, float b) { return a / b; }
EMU_FUNCTION float __saturatef(float x) { return x > 0 ? x < 1 ? x : 1 : 0; }

// The pairs of types that CUDA's headers have, and no others: min(int, long long) is ambiguous.
#define EMU_CHOOSE(R, A, B) \
  EMU_FUNCTION constexpr R min(A a, B b) { return (R)a < (R)b ? (R)a : (R)b; } \
  EMU_FUNCTION constexpr R max(A a, B b) { return (R)a > (R)b ? (R)a : (R)b; }
#define EMU_CHOOSE_INTEGER(S) \
  EMU_CHOOSE(S, S, S) \
  EMU_CHOOSE(unsigned S, unsigned S, unsigned S) \
  EMU_CHOOSE(unsigned S, S, unsigned S) \
  EMU_CHOOSE(unsigned S, unsigned S, S)
EMU_CHOOSE_INTEGER(int)
EMU_CHOOSE_INTEGER(long)
EMU_CHOOSE_INTEGER(long long)
#define EMU_CHOOSE_FLOAT(R, A, B, SUFFIX) \
  EMU_FUNCTION R min(A a, B b) { return __builtin_fmin##SUFFIX(a, b); } \
  EMU_FUNCTION R max(A a, B b) { return __builtin_fmax##SUFFIX(a, b); }
EMU_CHOOSE_FLOAT(float, float, float, f)
EMU_CHOOSE_FLOAT(double, double, double, )
EMU_CHOOSE_FLOAT(double, float, double, )
EMU_CHOOSE_FLOAT(double, double, float, )
EMU_FUNCTION unsigned umin(unsigned a, unsigned b) { return a < b ? a : b; }
EMU_FUNCTION unsigned umax(unsigned a, unsigned b) { return a > b ? a : b; }
EMU_FUNCTION long long llmin(long long a, long long b) { return a < b ? a : b; }
EMU_FUNCTION long long llmax(long long a, long long b) { return a > b ? a : b; }

// Instrumented like any load and store.
#define EMU_LOAD(NAME) \
  template <typename T> static inline T NAME(const T* p) { return *p; }
EMU_LOAD(__ldg)
EMU_LOAD(__ldca)
EMU_LOAD(__ldcg)
EMU_LOAD(__ldcs)
EMU_LOAD(__ldcv)
EMU_LOAD(__ldlu)
#define EMU_STORE(NAME) \
  template <typename T> static inline void NAME(T* p, T value) { *p = value; }
EMU_STORE(__stcg)
EMU_STORE(__stcs)
EMU_STORE(__stwb)
EMU_STORE(__stwt)
