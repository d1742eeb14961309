// Bits of floats, half floats for the header of RawOps' kernels, and conversions that name their rounding.
#pragma once

#define EMU_BITS(NAME, TO, FROM) \
  EMU_FUNCTION TO NAME(FROM x) { return __builtin_bit_cast(TO, x); }
EMU_BITS(__float_as_int, int, float)
EMU_BITS(__float_as_uint, unsigned, float)
EMU_BITS(__int_as_float, float, int)
EMU_BITS(__uint_as_float, float, unsigned)
EMU_BITS(__double_as_longlong, long long, double)
EMU_BITS(__longlong_as_double, double, long long)

EMU_FUNCTION int __double2hiint(double x) { return (int)(__double_as_longlong(x) >> 32); }
EMU_FUNCTION int __double2loint(double x) { return (int)__double_as_longlong(x); }
EMU_FUNCTION double __hiloint2double(int high, int low) {
  return __longlong_as_double((long long)((unsigned long long)(unsigned)high << 32 | (unsigned)low));
}

// cvt to an integer saturates, and makes NaN 0; a cast of C++ does neither.
template <typename I, typename F>
EMU_FUNCTION I __emu_saturate(F x) {
  constexpr bool isSigned = (I)-1 < (I)0;
  constexpr int bits = sizeof(I) * 8 - isSigned;
  const F limit = (F)(1ull << (bits - 1)) * 2;
  const I highest = isSigned ? (I)(((unsigned long long)1 << bits) - 1) : (I)-1;
  if (x != x) return 0;
  if (x >= limit) return highest;
  if (isSigned ? x < -limit : x <= (F)-1) return isSigned ? (I)(-highest - 1) : (I)0;
  return (I)x;
}

// rn to nearest even, rz to zero, ru up, rd down.
#define EMU_TO_INTEGER(NAME, I, F, RINT, TRUNC, CEIL, FLOOR) \
  EMU_FUNCTION I NAME##_rn(F x) { return __emu_saturate<I>(RINT(x)); } \
  EMU_FUNCTION I NAME##_rz(F x) { return __emu_saturate<I>(TRUNC(x)); } \
  EMU_FUNCTION I NAME##_ru(F x) { return __emu_saturate<I>(CEIL(x)); } \
  EMU_FUNCTION I NAME##_rd(F x) { return __emu_saturate<I>(FLOOR(x)); }
#define EMU_FROM_FLOAT(NAME, I) \
  EMU_TO_INTEGER(NAME, I, float, __builtin_rintf, __builtin_truncf, __builtin_ceilf, __builtin_floorf)
#define EMU_FROM_DOUBLE(NAME, I) \
  EMU_TO_INTEGER(NAME, I, double, __builtin_rint, __builtin_trunc, __builtin_ceil, __builtin_floor)
EMU_FROM_FLOAT(__float2int, int)
EMU_FROM_FLOAT(__float2uint, unsigned)
EMU_FROM_FLOAT(__float2ll, long long)
EMU_FROM_FLOAT(__float2ull, unsigned long long)
EMU_FROM_DOUBLE(__double2int, int)
EMU_FROM_DOUBLE(__double2uint, unsigned)
EMU_FROM_DOUBLE(__double2ll, long long)
EMU_FROM_DOUBLE(__double2ull, unsigned long long)

// The host rounds to nearest, so only that direction is here for what rounds when it converts.
#define EMU_FROM_INTEGER(I, NAME) \
  EMU_FUNCTION float NAME##2float_rn(I x) { return (float)x; } \
  EMU_FUNCTION double NAME##2double_rn(I x) { return (double)x; }
EMU_FROM_INTEGER(int, __int)
EMU_FROM_INTEGER(unsigned, __uint)
EMU_FROM_INTEGER(long long, __ll)
EMU_FROM_INTEGER(unsigned long long, __ull)
EMU_FUNCTION float __double2float_rn(double x) { return (float)x; }

// Only here: the plain twins of cvt.f32.f16 and cvt.rn.f16.f32, for text behind #if defined(__CUDAEMU__).
EMU_FUNCTION float __emu_h2f(unsigned short bits) {
  unsigned sign = (bits & 0x8000u) << 16, exponent = bits >> 10 & 31, fraction = bits & 0x3ff;
  if (exponent == 31) return __uint_as_float(sign | 0x7f800000 | fraction << 13);
  if (exponent) return __uint_as_float(sign | (exponent + 112) << 23 | fraction << 13);
  float subnormal = (float)fraction * 0x1p-24f;
  return sign ? -subnormal : subnormal;
}

EMU_FUNCTION unsigned __emu_shift_to_even(unsigned value, int bits) {
  unsigned kept = value >> bits, rest = value & ((1u << bits) - 1), half = 1u << (bits - 1);
  return kept + (rest > half || (rest == half && (kept & 1)));
}

EMU_FUNCTION unsigned short __emu_f2h(float x) {
  unsigned bits = __float_as_uint(x), sign = bits >> 16 & 0x8000, fraction = bits & 0x7fffff;
  int exponent = (int)(bits >> 23 & 255) - 112;
  if ((bits & 0x7fffffff) > 0x7f800000) return 0x7fff;
  if (exponent >= 31) return (unsigned short)(sign | 0x7c00);
  if (exponent < -10) return (unsigned short)sign;
  if (exponent <= 0) return (unsigned short)(sign | __emu_shift_to_even(fraction | 0x800000, 14 - exponent));
  // A carry out of the fraction makes the exponent one more, up to infinity, as it should.
  return (unsigned short)(sign | __emu_shift_to_even((unsigned)exponent << 23 | fraction, 13));
}
