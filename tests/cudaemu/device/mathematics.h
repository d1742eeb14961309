// The mathematical functions, each as f(double), ff(float) and the overload f(float). The C library computes them: + - * /
// sqrt and fma are IEEE as on a GPU, the others differ by a few units in the last place.
#pragma once

#define EMU_MATH1(NAME) \
  extern "C" double NAME(double); \
  extern "C" float NAME##f(float); \
  static inline float NAME(float x) { return NAME##f(x); }
#define EMU_MATH2(NAME) \
  extern "C" double NAME(double, double); \
  extern "C" float NAME##f(float, float); \
  static inline float NAME(float x, float y) { return NAME##f(x, y); }

EMU_MATH1(acos) EMU_MATH1(acosh) EMU_MATH1(asin) EMU_MATH1(asinh) EMU_MATH1(atan) EMU_MATH1(atanh) EMU_MATH1(cbrt)
EMU_MATH1(ceil) EMU_MATH1(cos) EMU_MATH1(cosh) EMU_MATH1(erf) EMU_MATH1(erfc) EMU_MATH1(exp) EMU_MATH1(exp2)
EMU_MATH1(exp10) EMU_MATH1(expm1) EMU_MATH1(fabs) EMU_MATH1(floor) EMU_MATH1(j0) EMU_MATH1(j1) EMU_MATH1(lgamma)
EMU_MATH1(log) EMU_MATH1(log10) EMU_MATH1(log1p) EMU_MATH1(log2) EMU_MATH1(logb) EMU_MATH1(nearbyint) EMU_MATH1(rint)
EMU_MATH1(round) EMU_MATH1(sin) EMU_MATH1(sinh) EMU_MATH1(sqrt) EMU_MATH1(tan) EMU_MATH1(tanh) EMU_MATH1(tgamma)
EMU_MATH1(trunc) EMU_MATH1(y0) EMU_MATH1(y1)
EMU_MATH2(atan2) EMU_MATH2(copysign) EMU_MATH2(fdim) EMU_MATH2(fmax) EMU_MATH2(fmin) EMU_MATH2(fmod) EMU_MATH2(hypot)
EMU_MATH2(nextafter) EMU_MATH2(pow) EMU_MATH2(remainder)

extern "C" {
double fma(double, double, double);
float fmaf(float, float, float);
double ldexp(double, int);
float ldexpf(float, int);
double scalbn(double, int);
float scalbnf(float, int);
double frexp(double, int*);
float frexpf(float, int*);
double modf(double, double*);
float modff(float, float*);
double jn(int, double);
float jnf(int, float);
double yn(int, double);
float ynf(int, float);
int ilogb(double);
int ilogbf(float);
long lrint(double);
long lrintf(float);
long lround(double);
long lroundf(float);
long long llrint(double);
long long llrintf(float);
long long llround(double);
long long llroundf(float);
void sincos(double, double*, double*);
void sincosf(float, float*, float*);
int abs(int);
long labs(long);
long long llabs(long long);
double nan(const char*);
float nanf(const char*);
}

EMU_FUNCTION float fma(float a, float b, float c) { return fmaf(a, b, c); }
EMU_FUNCTION float ldexp(float x, int n) { return ldexpf(x, n); }
EMU_FUNCTION float scalbn(float x, int n) { return scalbnf(x, n); }
EMU_FUNCTION float frexp(float x, int* n) { return frexpf(x, n); }
EMU_FUNCTION float modf(float x, float* whole) { return modff(x, whole); }
EMU_FUNCTION int ilogb(float x) { return ilogbf(x); }
EMU_FUNCTION long abs(long x) { return labs(x); }
EMU_FUNCTION long long abs(long long x) { return llabs(x); }
EMU_FUNCTION float abs(float x) { return fabsf(x); }
EMU_FUNCTION double abs(double x) { return fabs(x); }
// Since 12.1; ambiguous in 12.0.
EMU_FUNCTION float pow(float x, int n) { return powf(x, (float)n); }
EMU_FUNCTION double pow(double x, int n) { return pow(x, (double)n); }

EMU_FUNCTION double rsqrt(double x) { return 1.0 / sqrt(x); }
EMU_FUNCTION float rsqrtf(float x) { return 1.0f / sqrtf(x); }
EMU_FUNCTION float rsqrt(float x) { return rsqrtf(x); }
EMU_FUNCTION double rcbrt(double x) { return 1.0 / cbrt(x); }
EMU_FUNCTION float rcbrtf(float x) { return 1.0f / cbrtf(x); }
EMU_FUNCTION double rhypot(double x, double y) { return 1.0 / hypot(x, y); }
EMU_FUNCTION float rhypotf(float x, float y) { return 1.0f / hypotf(x, y); }

constexpr double EmuPi = 3.14159265358979323846, EmuSqrtHalf = 0.70710678118654752440;

// sin and cos of pi x: exact at multiples of a half, as CUDA's are.
EMU_FUNCTION double sinpi(double x) {
  double r = fmod(x, 2.0);
  if (r == 0.0 || r == 1.0 || r == -1.0) return copysign(0.0, x);
  if (r == 0.5 || r == -1.5) return 1.0;
  if (r == -0.5 || r == 1.5) return -1.0;
  return sin(r * EmuPi);
}
EMU_FUNCTION double cospi(double x) {
  double r = fabs(fmod(x, 2.0));
  return r == 0.0 ? 1.0 : r == 1.0 ? -1.0 : r == 0.5 || r == 1.5 ? 0.0 : cos(r * EmuPi);
}
EMU_FUNCTION float sinpif(float x) { return (float)sinpi((double)x); }
EMU_FUNCTION float cospif(float x) { return (float)cospi((double)x); }
EMU_FUNCTION void sincospi(double x, double* s, double* c) { *s = sinpi(x); *c = cospi(x); }
EMU_FUNCTION void sincospif(float x, float* s, float* c) { *s = sinpif(x); *c = cospif(x); }

EMU_FUNCTION double normcdf(double x) { return 0.5 * erfc(-x * EmuSqrtHalf); }
EMU_FUNCTION float normcdff(float x) { return (float)normcdf((double)x); }

constexpr double EmuErfinvCentre[] = {3.43273939e-07, -3.5233877e-06, -4.39150654e-06, 0.00021858087,
                                      -0.00125372503, -0.00417768164, 0.246640727, 1.50140941};
constexpr double EmuErfinvTail[] = {0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773,
                                    -0.0076224613, 0.00943887047, 1.00167406, 2.83297682};
// Giles' start (2010), then two steps of Newton's method on erfc, which keeps its digits near 1.
EMU_FUNCTION double erfinv(double x) {
  if (!(x > -1.0 && x < 1.0)) return x == 1.0 ? 1.0 / 0.0 : x == -1.0 ? -1.0 / 0.0 : x - x == 0 ? 0.0 / 0.0 : x;
  double w = -log((1.0 - x) * (1.0 + x)), p;
  if (w < 5.0) {
    w -= 2.5;
    p = 2.81022636e-08;
    for (double c : EmuErfinvCentre) p = p * w + c;
  } else {
    w = sqrt(w) - 3.0;
    p = -0.000200214257;
    for (double c : EmuErfinvTail) p = p * w + c;
  }
  double y = p * x;
  for (int i = 0; i < 2; i++) {
    double error = fabs(x) < 0.5 ? erf(y) - x : x > 0 ? (1.0 - x) - erfc(y) : erfc(-y) - (1.0 + x);
    y -= error / (1.12837916709551257390 * exp(-y * y));
  }
  return y;
}
EMU_FUNCTION float erfinvf(float x) { return (float)erfinv((double)x); }
EMU_FUNCTION double erfcinv(double x) { return erfinv(1.0 - x); }
EMU_FUNCTION float erfcinvf(float x) { return (float)erfcinv((double)x); }
EMU_FUNCTION double erfcx(double x) { return exp(x * x) * erfc(x); }
EMU_FUNCTION float erfcxf(float x) { return (float)erfcx((double)x); }
EMU_FUNCTION double normcdfinv(double p) { return -1.41421356237309504880 * erfcinv(2.0 * p); }
EMU_FUNCTION float normcdfinvf(float p) { return (float)normcdfinv((double)p); }

#define EMU_CLASS(NAME) \
  EMU_FUNCTION constexpr bool NAME(float x) { return __builtin_##NAME(x); } \
  EMU_FUNCTION constexpr bool NAME(double x) { return __builtin_##NAME(x); }
EMU_CLASS(isnan)
EMU_CLASS(isinf)
EMU_CLASS(isfinite)
EMU_CLASS(signbit)

EMU_FUNCTION float __expf(float x) { return expf(x); }
EMU_FUNCTION float __exp10f(float x) { return exp10f(x); }
EMU_FUNCTION float __logf(float x) { return logf(x); }
EMU_FUNCTION float __log2f(float x) { return log2f(x); }
EMU_FUNCTION float __log10f(float x) { return log10f(x); }
EMU_FUNCTION float __powf(float x, float y) { return powf(x, y); }
EMU_FUNCTION float __sinf(float x) { return sinf(x); }
EMU_FUNCTION float __cosf(float x) { return cosf(x); }
EMU_FUNCTION float __tanf(float x) { return tanf(x); }
EMU_FUNCTION void __sincosf(float x, float* s, float* c) { sincosf(x, s, c); }
