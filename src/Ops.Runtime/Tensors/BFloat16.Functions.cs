using RawOpsNet.Numerics;

namespace RawOpsNet;

public readonly partial struct BFloat16
{
    // The base library's ExpM1 and LogP1 cancel near zero.
    private const double LogTwo = 0.69314718055994530942;
    private const double LogTen = 2.30258509299404568402;

    /// <inheritdoc/>
    public static BFloat16 Exp(BFloat16 x) => FromSingle(MathF.Exp(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Exp2(BFloat16 x) => FromSingle(float.Exp2(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Exp10(BFloat16 x) => FromSingle(float.Exp10(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 ExpM1(BFloat16 x) => FromSingle((float)ElementaryFunctions.Expm1(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Exp2M1(BFloat16 x) => FromSingle((float)ElementaryFunctions.Expm1(x.ToSingle() * LogTwo));

    /// <inheritdoc/>
    public static BFloat16 Exp10M1(BFloat16 x) => FromSingle((float)ElementaryFunctions.Expm1(x.ToSingle() * LogTen));

    /// <inheritdoc/>
    public static BFloat16 Log(BFloat16 x) => FromSingle(MathF.Log(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Log2(BFloat16 x) => FromSingle(MathF.Log2(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Log10(BFloat16 x) => FromSingle(MathF.Log10(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Log(BFloat16 x, BFloat16 newBase) => FromSingle(MathF.Log(x.ToSingle(), newBase.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 LogP1(BFloat16 x) => FromSingle((float)ElementaryFunctions.Log1p(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Log2P1(BFloat16 x) => FromSingle((float)(ElementaryFunctions.Log1p(x.ToSingle()) / LogTwo));

    /// <inheritdoc/>
    public static BFloat16 Log10P1(BFloat16 x) => FromSingle((float)(ElementaryFunctions.Log1p(x.ToSingle()) / LogTen));

    /// <inheritdoc/>
    public static BFloat16 Sinh(BFloat16 x) => FromSingle(MathF.Sinh(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Cosh(BFloat16 x) => FromSingle(MathF.Cosh(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Tanh(BFloat16 x) => FromSingle(MathF.Tanh(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Asinh(BFloat16 x) => FromSingle(MathF.Asinh(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Acosh(BFloat16 x) => FromSingle(MathF.Acosh(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Atanh(BFloat16 x) => FromSingle(MathF.Atanh(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Sin(BFloat16 x) => FromSingle(MathF.Sin(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Cos(BFloat16 x) => FromSingle(MathF.Cos(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Tan(BFloat16 x) => FromSingle(MathF.Tan(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Asin(BFloat16 x) => FromSingle(MathF.Asin(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Acos(BFloat16 x) => FromSingle(MathF.Acos(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Atan(BFloat16 x) => FromSingle(MathF.Atan(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 SinPi(BFloat16 x) => FromSingle(float.SinPi(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 CosPi(BFloat16 x) => FromSingle(float.CosPi(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 TanPi(BFloat16 x) => FromSingle(float.TanPi(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 AsinPi(BFloat16 x) => FromSingle(float.AsinPi(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 AcosPi(BFloat16 x) => FromSingle(float.AcosPi(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 AtanPi(BFloat16 x) => FromSingle(float.AtanPi(x.ToSingle()));

    /// <inheritdoc/>
    public static (BFloat16 Sin, BFloat16 Cos) SinCos(BFloat16 x) => (Sin(x), Cos(x));

    /// <inheritdoc/>
    public static (BFloat16 SinPi, BFloat16 CosPi) SinCosPi(BFloat16 x) => (SinPi(x), CosPi(x));

    /// <inheritdoc/>
    public static BFloat16 Sqrt(BFloat16 x) => FromSingle(MathF.Sqrt(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Cbrt(BFloat16 x) => FromSingle(MathF.Cbrt(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 RootN(BFloat16 x, int n) => FromSingle(float.RootN(x.ToSingle(), n));

    /// <inheritdoc/>
    public static BFloat16 Hypot(BFloat16 x, BFloat16 y) => FromSingle(float.Hypot(x.ToSingle(), y.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Pow(BFloat16 x, BFloat16 y) => FromSingle(MathF.Pow(x.ToSingle(), y.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Atan2(BFloat16 y, BFloat16 x) => FromSingle(MathF.Atan2(y.ToSingle(), x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Atan2Pi(BFloat16 y, BFloat16 x) => FromSingle(float.Atan2Pi(y.ToSingle(), x.ToSingle()));
}
