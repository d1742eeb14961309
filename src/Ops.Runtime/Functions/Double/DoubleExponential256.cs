using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The exponential functions of float64 vectors of 256 bits, within 2 ulp.</summary>
/// <remarks>x = n * log 2 + r, and the series of exp(r) up to r^14 for |r| up to log(2) / 2.</remarks>
internal static class DoubleExponential256
{
    /// <summary>Gives e to the power of x; denormals, infinities and NaN included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x)
    {
        // Beyond these the result is 0 or infinity.
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-750d)), Vector256.Create(720d));
        Vector256<double> n = Vector256.Round(x * Vector256.Create(1.4426950408889634));
        return DoubleArithmetic256.Scale(Minus1(Reduced(x, n)) + Vector256.Create(1d), n);
    }

    /// <summary>Gives 1 / (1 + exp(-x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sigmoid(Vector256<double> x)
    {
        Vector256<double> one = Vector256.Create(1d);
        Vector256<double> power = Exp(-Vector256.Abs(x));
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(0d)), power, one) / (one + power);
    }

    /// <summary>Gives the hyperbolic tangent; near 0 by the rational function of Cephes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Tanh(Vector256<double> x)
    {
        Vector256<double> magnitude = Vector256.Abs(x);
        Vector256<double> square = x * x;
        Vector256<double> above = Vector256.FusedMultiplyAdd(
            Vector256.FusedMultiplyAdd(
                Vector256.Create(-9.64399179425052238628e-1), square, Vector256.Create(-9.92877231001918586564e1)),
            square,
            Vector256.Create(-1.61468768441708447952e3));
        Vector256<double> below = Vector256.FusedMultiplyAdd(
            square + Vector256.Create(1.12811678491632931402e2), square, Vector256.Create(2.23548839060100448583e3));
        below = Vector256.FusedMultiplyAdd(below, square, Vector256.Create(4.84406305325125486048e3));
        Vector256<double> near = Vector256.FusedMultiplyAdd(above / below, square * x, x);

        // From 22 on the result is 1.
        Vector256<double> power = Exp(Vector256.Min(magnitude, Vector256.Create(22d)) * Vector256.Create(2d));
        Vector256<double> far = Vector256.Create(1d) - (Vector256.Create(2d) / (power + Vector256.Create(1d)));
        Vector256<double> result = Vector256.ConditionalSelect(
            Vector256.LessThan(magnitude, Vector256.Create(0.625)), near, far);
        return result | (x & Vector256.Create(-0d));
    }

    /// <summary>Gives exp(r) - 1 for |r| up to log(2) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Minus1(Vector256<double> r)
    {
        Vector256<double> p = Vector256.Create(1.1470745597729725e-11);
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.6059043836821613e-10));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(2.08767569878681e-09));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(2.505210838544172e-08));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(2.755731922398589e-07));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(2.7557319223985893e-06));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(2.48015873015873e-05));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.0001984126984126984));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.001388888888888889));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.008333333333333333));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.041666666666666664));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.16666666666666666));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.5));
        return Vector256.FusedMultiplyAdd(p, r * r, r);
    }

    // log 2 in two parts, the first of which times n is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Reduced(Vector256<double> x, Vector256<double> n)
        => Vector256.FusedMultiplyAdd(
            n,
            Vector256.Create(-1.9082149292705877e-10),
            Vector256.FusedMultiplyAdd(n, Vector256.Create(-0.6931471803691238), x));
}
