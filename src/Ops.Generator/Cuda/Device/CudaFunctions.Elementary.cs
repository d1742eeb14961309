namespace RawOpsNet.Generator.Cuda.Device;

internal static partial class CudaFunctions
{
    private static (string Name, string Text)[] Elementary() =>
    [
        Part("abs", """
            template <typename T> RO_INLINE T ro_abs(T x) { return x < (T)0 ? ro_neg(x) : x; }
            RO_INLINE f32 ro_abs(f32 x) { return fabsf(x); }
            RO_INLINE f64 ro_abs(f64 x) { return fabs(x); }
            """),
        Part("magnitude", """
            template <typename R> RO_INLINE R ro_magnitude(ro_complex<R> x) {
                R a = ro_abs(x.re), b = ro_abs(x.im), most = a > b ? a : b, least = a > b ? b : a;
                if (most == ro_number<R>::inf() || least == ro_number<R>::inf()) return ro_number<R>::inf();
                if (a != a || b != b) return a + b;
                R q = most == 0 ? (R)0 : least / most;
                return most * (R)sqrt((R)1 + q * q);
            }
            """),
        Part("sign", """
            template <typename T> RO_INLINE T ro_sign(T x) { return x > (T)0 ? (T)1 : x < (T)0 ? (T)-1 : x; }
            template <typename R> RO_INLINE ro_complex<R> ro_sign(ro_complex<R> x) {
                R m = ro_abs(x.re) + ro_abs(x.im) == 0 ? (R)1 : ro_magnitude(x);
                return ro_make(x.re / m, x.im / m);
            }
            """),
        Library("sqrt", "sqrt", """
            template <typename R> RO_INLINE ro_complex<R> ro_sqrt(ro_complex<R> x) {
                R a = ro_abs(x.re), m = ro_magnitude(x);
                if (m == 0) return ro_make((R)0, x.im);
                if (m == ro_number<R>::inf()) {
                    if (ro_abs(x.im) == m) return ro_make(m, x.im);
                    return x.re > 0 ? ro_make(m, x.im * (R)0) : ro_make((R)0, x.im < 0 ? -m : m);
                }
                R t = ro_sqrt((R)0.5 * m + (R)0.5 * a), u = ro_abs(x.im) / (2 * t);
                return x.re >= 0 ? ro_make(t, x.im / (2 * t)) : ro_make(u, x.im < 0 ? -t : t);
            }
            """),
        Part("rsqrt", "template <typename T> RO_INLINE T ro_rsqrt(T x) { return ro_div(ro_number<T>::of(1), ro_sqrt(x)); }"),
        Part("square", "template <typename T> RO_INLINE T ro_square(T x) { return ro_mul(x, x); }"),
        Part("reciprocal", "template <typename T> RO_INLINE T ro_reciprocal(T x) { return ro_div(ro_number<T>::of(1), x); }"),
        Library("exp", "exp", Complex("exp",
            "R e = ro_exp(x.re); return x.im == 0 ? ro_make(e, x.im) : ro_make(e * (R)cos(x.im), e * (R)sin(x.im));")),
        Library("expm1", "expm1", Complex("expm1",
            "R s = sin(x.im / 2), e = exp(x.re); "
            + "return ro_make(ro_expm1(x.re) * (R)cos(x.im) - 2 * s * s, e * (R)sin(x.im));")),
        Library("log", "log", Complex("log", "return ro_make((R)log(ro_magnitude(x)), (R)atan2(x.im, x.re));")),
        Library("log1p", "log1p", Complex("log1p",
            "R angle = atan2(x.im, 1 + x.re); "
            + "if (ro_abs(x.re) + ro_abs(x.im) < (R)0.5) "
            + "return ro_make((R)0.5 * ro_log1p(x.re * (2 + x.re) + x.im * x.im), angle); "
            + "return ro_make((R)log(ro_magnitude(ro_make(1 + x.re, x.im))), angle);")),
        Part("sigmoid", """
            RO_INLINE f32 ro_sigmoid(f32 x) { return 1.0f / (1.0f + expf(-x)); }
            RO_INLINE f64 ro_sigmoid(f64 x) { return 1.0 / (1.0 + exp(-x)); }
            template <typename R> RO_INLINE ro_complex<R> ro_sigmoid(ro_complex<R> x) {
                ro_complex<R> one = ro_number<ro_complex<R> >::of(1);
                return ro_div(one, ro_add(one, ro_exp(ro_neg(x))));
            }
            """),
        Part("softplus", """
            RO_INLINE f32 ro_softplus(f32 x) { return x != x ? x : (x > 0 ? x : 0.0f) + log1pf(expf(-fabsf(x))); }
            RO_INLINE f64 ro_softplus(f64 x) { return x != x ? x : (x > 0 ? x : 0.0) + log1p(exp(-fabs(x))); }
            """),
        Part("pow", """
            template <typename T> RO_INLINE T ro_pow(T x, T y) {
                if (y < (T)0) return x == (T)1 ? (T)1 : ro_is_minus_one(x) ? (y & (T)1 ? x : (T)1) : (T)0;
                T result = (T)1;
                for (; y != (T)0; y = (T)(y >> 1)) {
                    if (y & (T)1) result = ro_mul(result, x);
                    x = ro_mul(x, x);
                }
                return result;
            }
            RO_INLINE f32 ro_pow(f32 x, f32 y) { return powf(x, y); }
            RO_INLINE f64 ro_pow(f64 x, f64 y) { return pow(x, y); }
            template <typename R> RO_INLINE ro_complex<R> ro_pow(ro_complex<R> x, ro_complex<R> y) {
                if (y.re == 0 && y.im == 0) return ro_make((R)1, (R)0);
                if (x.re == 0 && x.im == 0) return x;
                return ro_exp(ro_mul(y, ro_log(x)));
            }
            """),
        Part("fma", """
            RO_INLINE f32 ro_fma(f32 a, f32 b, f32 c) { return fmaf(a, b, c); }
            RO_INLINE f64 ro_fma(f64 a, f64 b, f64 c) { return fma(a, b, c); }
            """),
        Part("conj", """
            template <typename T> RO_INLINE T ro_conj(T x) { return x; }
            template <typename R> RO_INLINE ro_complex<R> ro_conj(ro_complex<R> x) { return ro_make(x.re, -x.im); }
            """),
        Library("erf", "erf"),
        Library("erfc", "erfc"),
    ];
}
