namespace RawOpsNet.Generator.Cuda.Device;

internal static partial class CudaFunctions
{
    private const string One = "ro_complex<R> one = ro_number<ro_complex<R> >::of(1); ";

    private static (string Name, string Text)[] Trigonometric() =>
    [
        Library("sin", "sin", Complex("sin", "return ro_make((R)sin(x.re) * (R)cosh(x.im), (R)cos(x.re) * (R)sinh(x.im));")),
        Library("cos", "cos", Complex("cos", "return ro_make((R)cos(x.re) * (R)cosh(x.im), -((R)sin(x.re) * (R)sinh(x.im)));")),
        Library("tan", "tan", Complex("tan", "ro_complex<R> t = ro_tanh(ro_make(-x.im, x.re)); return ro_make(t.im, -t.re);")),
        Library("asin", "asin", Complex("asin",
            "ro_complex<R> t = ro_asinh(ro_make(-x.im, x.re)); return ro_make(t.im, -t.re);")),
        Library("acos", "acos", Complex("acos",
            "ro_complex<R> t = ro_asin(x); return ro_make((R)1.5707963267948966 - t.re, -t.im);")),
        Library("atan", "atan", Complex("atan",
            "ro_complex<R> t = ro_atanh(ro_make(-x.im, x.re)); return ro_make(t.im, -t.re);")),
        Part("atan2", """
            RO_INLINE f32 ro_atan2(f32 y, f32 x) { return atan2f(y, x); }
            RO_INLINE f64 ro_atan2(f64 y, f64 x) { return atan2(y, x); }
            """),
        Library("sinh", "sinh", Complex("sinh", "return ro_make((R)sinh(x.re) * (R)cos(x.im), (R)cosh(x.re) * (R)sin(x.im));")),
        Library("cosh", "cosh", Complex("cosh", "return ro_make((R)cosh(x.re) * (R)cos(x.im), (R)sinh(x.re) * (R)sin(x.im));")),
        Library("tanh", "tanh", Complex("tanh",
            "if (fabs(x.re) > 20) return ro_make(x.re < 0 ? (R)-1 : (R)1, "
            + "4 * (R)sin(x.im) * (R)cos(x.im) * (R)exp(-2 * fabs(x.re))); "
            + "R c = cos(x.im), s = sinh(x.re), d = c * c + s * s; "
            + "return ro_make(s * (R)cosh(x.re) / d, (R)sin(x.im) * c / d);")),
        Library("asinh", "asinh", Complex("asinh", One
            + "const bool is_left = x.re < 0; const ro_complex<R> y = is_left ? ro_neg(x) : x; "
            + "const ro_complex<R> z = ro_log(ro_add(y, ro_sqrt(ro_add(ro_mul(y, y), one)))); return is_left ? ro_neg(z) : z;")),
        Library("acosh", "acosh", Complex("acosh", One
            + "return ro_log(ro_add(x, ro_mul(ro_sqrt(ro_add(x, one)), ro_sqrt(ro_sub(x, one)))));")),
        Library("atanh", "atanh", Complex("atanh",
            "ro_complex<R> t = ro_sub(ro_log1p(x), ro_log1p(ro_neg(x))); return ro_make(t.re / 2, t.im / 2);")),
    ];
}
