using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The exponential functions of float64 vectors of 512 bits, within 2 ulp.</summary>
/// <remarks>x = n * log 2 + r, and the series of exp(r) up to r^14 for |r| up to log(2) / 2.</remarks>
internal static class DoubleExponential512
{
    /// <summary>Gives e to the power of x; denormals, infinities and NaN included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x)
    {
        // Beyond these the result is 0 or infinity.
        x = Vector512.Min(Vector512.Max(x, Vector512.Create(-750d)), Vector512.Create(720d));
        Vector512<double> n = Vector512.Round(x * Vector512.Create(1.4426950408889634));
        return DoubleArithmetic512.Scale(Minus1(Reduced(x, n)) + Vector512.Create(1d), n);
    }

    /// <summary>Gives 1 / (1 + exp(-x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sigmoid(Vector512<double> x)
    {
        Vector512<double> one = Vector512.Create(1d);
        Vector512<double> power = Exp(-Vector512.Abs(x));
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(0d)), power, one) / (one + power);
    }

    /// <summary>Gives the hyperbolic tangent; near 0 by the rational function of Cephes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tanh(Vector512<double> x)
    {
        Vector512<double> magnitude = Vector512.Abs(x);
        Vector512<double> square = x * x;
        Vector512<double> above = Vector512.FusedMultiplyAdd(
            Vector512.FusedMultiplyAdd(
                Vector512.Create(-9.64399179425052238628e-1), square, Vector512.Create(-9.92877231001918586564e1)),
            square,
            Vector512.Create(-1.61468768441708447952e3));
        Vector512<double> below = Vector512.FusedMultiplyAdd(
            square + Vector512.Create(1.12811678491632931402e2), square, Vector512.Create(2.23548839060100448583e3));
        below = Vector512.FusedMultiplyAdd(below, square, Vector512.Create(4.84406305325125486048e3));
        Vector512<double> near = Vector512.FusedMultiplyAdd(above / below, square * x, x);

        // From 22 on the result is 1.
        Vector512<double> power = Exp(Vector512.Min(magnitude, Vector512.Create(22d)) * Vector512.Create(2d));
        Vector512<double> far = Vector512.Create(1d) - (Vector512.Create(2d) / (power + Vector512.Create(1d)));
        Vector512<double> result = Vector512.ConditionalSelect(
            Vector512.LessThan(magnitude, Vector512.Create(0.625)), near, far);
        return result | (x & Vector512.Create(-0d));
    }

    /// <summary>Gives exp(r) - 1 for |r| up to log(2) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Minus1(Vector512<double> r)
    {
        Vector512<double> p = Vector512.Create(1.1470745597729725e-11);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.6059043836821613e-10));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.08767569878681e-09));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.505210838544172e-08));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.755731922398589e-07));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.7557319223985893e-06));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.48015873015873e-05));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.0001984126984126984));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.001388888888888889));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.008333333333333333));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.041666666666666664));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.16666666666666666));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.5));
        return Vector512.FusedMultiplyAdd(p, r * r, r);
    }

    // log 2 in two parts, the first of which times n is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Reduced(Vector512<double> x, Vector512<double> n)
        => Vector512.FusedMultiplyAdd(
            n,
            Vector512.Create(-1.9082149292705877e-10),
            Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.6931471803691238), x));
}
