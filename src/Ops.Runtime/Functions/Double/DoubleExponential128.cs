using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The exponential functions of float64 vectors of 128 bits, within 2 ulp.</summary>
/// <remarks>x = n * log 2 + r, and the series of exp(r) up to r^14 for |r| up to log(2) / 2.</remarks>
internal static class DoubleExponential128
{
    /// <summary>Gives e to the power of x; denormals, infinities and NaN included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Exp(Vector128<double> x)
    {
        // Beyond these the result is 0 or infinity.
        x = Vector128.Min(Vector128.Max(x, Vector128.Create(-750d)), Vector128.Create(720d));
        Vector128<double> n = Vector128.Round(x * Vector128.Create(1.4426950408889634));
        return DoubleArithmetic128.Scale(Minus1(Reduced(x, n)) + Vector128.Create(1d), n);
    }

    /// <summary>Gives 1 / (1 + exp(-x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sigmoid(Vector128<double> x)
    {
        Vector128<double> one = Vector128.Create(1d);
        Vector128<double> power = Exp(-Vector128.Abs(x));
        return Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(0d)), power, one) / (one + power);
    }

    /// <summary>Gives the hyperbolic tangent; near 0 by the rational function of Cephes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Tanh(Vector128<double> x)
    {
        Vector128<double> magnitude = Vector128.Abs(x);
        Vector128<double> square = x * x;
        Vector128<double> above = Vector128.FusedMultiplyAdd(
            Vector128.FusedMultiplyAdd(
                Vector128.Create(-9.64399179425052238628e-1), square, Vector128.Create(-9.92877231001918586564e1)),
            square,
            Vector128.Create(-1.61468768441708447952e3));
        Vector128<double> below = Vector128.FusedMultiplyAdd(
            square + Vector128.Create(1.12811678491632931402e2), square, Vector128.Create(2.23548839060100448583e3));
        below = Vector128.FusedMultiplyAdd(below, square, Vector128.Create(4.84406305325125486048e3));
        Vector128<double> near = Vector128.FusedMultiplyAdd(above / below, square * x, x);

        // From 22 on the result is 1.
        Vector128<double> power = Exp(Vector128.Min(magnitude, Vector128.Create(22d)) * Vector128.Create(2d));
        Vector128<double> far = Vector128.Create(1d) - (Vector128.Create(2d) / (power + Vector128.Create(1d)));
        Vector128<double> result = Vector128.ConditionalSelect(
            Vector128.LessThan(magnitude, Vector128.Create(0.625)), near, far);
        return result | (x & Vector128.Create(-0d));
    }

    /// <summary>Gives exp(r) - 1 for |r| up to log(2) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> Minus1(Vector128<double> r)
    {
        Vector128<double> p = Vector128.Create(1.1470745597729725e-11);
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(1.6059043836821613e-10));
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(2.08767569878681e-09));
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(2.505210838544172e-08));
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(2.755731922398589e-07));
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(2.7557319223985893e-06));
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(2.48015873015873e-05));
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(0.0001984126984126984));
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(0.001388888888888889));
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(0.008333333333333333));
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(0.041666666666666664));
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(0.16666666666666666));
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(0.5));
        return Vector128.FusedMultiplyAdd(p, r * r, r);
    }

    // log 2 in two parts, the first of which times n is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Reduced(Vector128<double> x, Vector128<double> n)
        => Vector128.FusedMultiplyAdd(
            n,
            Vector128.Create(-1.9082149292705877e-10),
            Vector128.FusedMultiplyAdd(n, Vector128.Create(-0.6931471803691238), x));
}
