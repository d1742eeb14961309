using System.Numerics;

namespace RawOpsNet;

public readonly partial struct Complex64
{
    /// <inheritdoc/>
    public static bool IsComplexNumber(Complex64 value) =>
        value.Real != 0 && value.Imaginary != 0;

    /// <inheritdoc/>
    public static bool IsFinite(Complex64 value) =>
        float.IsFinite(value.Real) && float.IsFinite(value.Imaginary);

    /// <inheritdoc/>
    public static bool IsInfinity(Complex64 value) =>
        float.IsInfinity(value.Real) || float.IsInfinity(value.Imaginary);

    /// <inheritdoc/>
    public static bool IsNaN(Complex64 value) =>
        !IsInfinity(value) && !IsFinite(value);

    /// <inheritdoc/>
    public static bool IsImaginaryNumber(Complex64 value) =>
        value.Real == 0 && float.IsRealNumber(value.Imaginary);

    /// <inheritdoc/>
    public static bool IsRealNumber(Complex64 value) =>
        value.Imaginary == 0 && float.IsRealNumber(value.Real);

    /// <inheritdoc/>
    public static bool IsInteger(Complex64 value) =>
        value.Imaginary == 0 && float.IsInteger(value.Real);

    /// <inheritdoc/>
    public static bool IsEvenInteger(Complex64 value) =>
        value.Imaginary == 0 && float.IsEvenInteger(value.Real);

    /// <inheritdoc/>
    public static bool IsOddInteger(Complex64 value) =>
        value.Imaginary == 0 && float.IsOddInteger(value.Real);

    /// <inheritdoc/>
    public static bool IsNegative(Complex64 value) =>
        value.Imaginary == 0 && float.IsNegative(value.Real);

    /// <inheritdoc/>
    public static bool IsPositive(Complex64 value) =>
        value.Imaginary == 0 && float.IsPositive(value.Real);

    /// <inheritdoc/>
    public static bool IsNegativeInfinity(Complex64 value) =>
        value.Imaginary == 0 && float.IsNegativeInfinity(value.Real);

    /// <inheritdoc/>
    public static bool IsPositiveInfinity(Complex64 value) =>
        value.Imaginary == 0 && float.IsPositiveInfinity(value.Real);

    /// <inheritdoc/>
    public static bool IsNormal(Complex64 value) =>
        float.IsNormal(value.Real) && (value.Imaginary == 0 || float.IsNormal(value.Imaginary));

    /// <inheritdoc/>
    public static bool IsSubnormal(Complex64 value) =>
        float.IsSubnormal(value.Real) || float.IsSubnormal(value.Imaginary);

    static bool INumberBase<Complex64>.IsCanonical(Complex64 value) => true;

    static bool INumberBase<Complex64>.IsZero(Complex64 value) => value.Real == 0 && value.Imaginary == 0;

    static Complex64 INumberBase<Complex64>.Abs(Complex64 value) => Abs(value);

    /// <inheritdoc/>
    public static Complex64 MaxMagnitude(Complex64 x, Complex64 y) => (Complex64)Complex.MaxMagnitude(x, y);

    /// <inheritdoc/>
    public static Complex64 MinMagnitude(Complex64 x, Complex64 y) => (Complex64)Complex.MinMagnitude(x, y);

    static Complex64 INumberBase<Complex64>.MaxMagnitudeNumber(Complex64 x, Complex64 y) =>
        IsNaN(y) ? x : IsNaN(x) ? y : MaxMagnitude(x, y);

    static Complex64 INumberBase<Complex64>.MinMagnitudeNumber(Complex64 x, Complex64 y) =>
        IsNaN(y) ? x : IsNaN(x) ? y : MinMagnitude(x, y);
}
