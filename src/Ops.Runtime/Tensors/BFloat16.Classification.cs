using System.Numerics;

namespace RawOpsNet;

public readonly partial struct BFloat16
{
    /// <inheritdoc/>
    public static bool IsNaN(BFloat16 value) => (value._bits & MagnitudeMask) > ExponentMask;

    /// <inheritdoc/>
    public static bool IsInfinity(BFloat16 value) => (value._bits & MagnitudeMask) == ExponentMask;

    /// <inheritdoc/>
    public static bool IsPositiveInfinity(BFloat16 value) => value._bits == ExponentMask;

    /// <inheritdoc/>
    public static bool IsNegativeInfinity(BFloat16 value) => value._bits == (SignMask | ExponentMask);

    /// <inheritdoc/>
    public static bool IsFinite(BFloat16 value) => (value._bits & ExponentMask) != ExponentMask;

    /// <inheritdoc/>
    public static bool IsNegative(BFloat16 value) => (value._bits & SignMask) != 0;

    /// <inheritdoc/>
    public static bool IsPositive(BFloat16 value) => (value._bits & SignMask) == 0;

    /// <inheritdoc/>
    public static bool IsZero(BFloat16 value) => (value._bits & MagnitudeMask) == 0;

    /// <inheritdoc/>
    public static bool IsNormal(BFloat16 value) => (value._bits & ExponentMask) is not 0 and not ExponentMask;

    /// <inheritdoc/>
    public static bool IsSubnormal(BFloat16 value) => (value._bits & ExponentMask) == 0 && (value._bits & SignificandMask) != 0;

    /// <inheritdoc/>
    public static bool IsRealNumber(BFloat16 value) => !IsNaN(value);

    /// <inheritdoc/>
    public static bool IsInteger(BFloat16 value) => float.IsInteger(value.ToSingle());

    /// <inheritdoc/>
    public static bool IsEvenInteger(BFloat16 value) => float.IsEvenInteger(value.ToSingle());

    /// <inheritdoc/>
    public static bool IsOddInteger(BFloat16 value) => float.IsOddInteger(value.ToSingle());

    /// <inheritdoc/>
    public static bool IsPow2(BFloat16 value) => float.IsPow2(value.ToSingle());

    static bool INumberBase<BFloat16>.IsCanonical(BFloat16 value) => true;

    static bool INumberBase<BFloat16>.IsComplexNumber(BFloat16 value) => false;

    static bool INumberBase<BFloat16>.IsImaginaryNumber(BFloat16 value) => false;

    static int INumberBase<BFloat16>.Radix => 2;

    static BFloat16 IBinaryNumber<BFloat16>.AllBitsSet => new(0xFFFF);

    /// <inheritdoc/>
    public static BFloat16 Abs(BFloat16 value) => new((ushort)(value._bits & MagnitudeMask));

    /// <inheritdoc/>
    public static BFloat16 CopySign(BFloat16 value, BFloat16 sign) =>
        new((ushort)((value._bits & MagnitudeMask) | (sign._bits & SignMask)));

    /// <inheritdoc/>
    /// <exception cref="ArithmeticException">The value is NaN.</exception>
    public static int Sign(BFloat16 value) => MathF.Sign(value.ToSingle());

    /// <inheritdoc/>
    public static BFloat16 Max(BFloat16 x, BFloat16 y) =>
        FromSingle(float.Max(x.ToSingle(), y.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Min(BFloat16 x, BFloat16 y) =>
        FromSingle(float.Min(x.ToSingle(), y.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 MaxNumber(BFloat16 x, BFloat16 y) =>
        FromSingle(float.MaxNumber(x.ToSingle(), y.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 MinNumber(BFloat16 x, BFloat16 y) =>
        FromSingle(float.MinNumber(x.ToSingle(), y.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 MaxMagnitude(BFloat16 x, BFloat16 y) =>
        FromSingle(float.MaxMagnitude(x.ToSingle(), y.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 MinMagnitude(BFloat16 x, BFloat16 y) =>
        FromSingle(float.MinMagnitude(x.ToSingle(), y.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 MaxMagnitudeNumber(BFloat16 x, BFloat16 y) =>
        FromSingle(float.MaxMagnitudeNumber(x.ToSingle(), y.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 MinMagnitudeNumber(BFloat16 x, BFloat16 y) =>
        FromSingle(float.MinMagnitudeNumber(x.ToSingle(), y.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Clamp(BFloat16 value, BFloat16 min, BFloat16 max) =>
        FromSingle(Math.Clamp(value.ToSingle(), min.ToSingle(), max.ToSingle()));
}
