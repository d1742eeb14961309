using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The exponential functions of float32 vectors of 512 bits, within 2 ulp of the float64 result.</summary>
/// <remarks>x = n * log 2 + r as in Cephes' expf, with its minimax polynomial of exp(r) - 1 - r over r * r.</remarks>
internal static class SingleExponential512
{
    /// <summary>Gives e to the power of x; denormals, infinities and NaN included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        // Beyond these the result is 0 or infinity, and Scale keeps to its range.
        x = Vector512.Min(Vector512.Max(x, Vector512.Create(-105f)), Vector512.Create(90f));
        Vector512<float> n = Vector512.Round(x * Vector512.Create(1.44269504f));
        return SingleArithmetic512.Scale(Minus1(x, n) + Vector512.Create(1f), n);
    }

    /// <summary>Gives exp(x) - 1, exact near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Expm1(Vector512<float> x)
    {
        // Below -20 the result is -1.
        Vector512<float> held = Vector512.Min(Vector512.Max(x, Vector512.Create(-20f)), Vector512.Create(90f));
        Vector512<float> n = Vector512.Round(held * Vector512.Create(1.44269504f));
        Vector512<float> sum = Minus1(held, n) + (Vector512.Create(1f) - SingleArithmetic512.Scale(Vector512.Create(1f), -n));
        return Vector512.ConditionalSelect(Vector512.Equals(x, Vector512.Create(0f)), x, SingleArithmetic512.Scale(sum, n));
    }

    /// <summary>Gives 1 / (1 + exp(-x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        Vector512<float> one = Vector512.Create(1f);
        Vector512<float> power = Exp(-Vector512.Abs(x));
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(0f)), power, one) / (one + power);
    }

    /// <summary>Gives the hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        Vector512<float> magnitude = Vector512.Abs(x);
        Vector512<float> square = x * x;
        Vector512<float> near = SingleArithmetic512.Horner(
            square, -5.70498872745e-3f, 2.06390887954e-2f, -5.37397155531e-2f, 1.33314422036e-1f);
        near = Vector512.FusedMultiplyAdd(near, square, Vector512.Create(-3.33332819422e-1f));
        near = Vector512.FusedMultiplyAdd(near, square * x, x);

        // From 10 on the result is 1.
        Vector512<float> power = Exp(Vector512.Min(magnitude, Vector512.Create(10f)) * Vector512.Create(2f));
        Vector512<float> far = Vector512.Create(1f) - (Vector512.Create(2f) / (power + Vector512.Create(1f)));
        Vector512<float> result = Vector512.ConditionalSelect(Vector512.LessThan(magnitude, Vector512.Create(0.625f)), near, far);
        return result | (x & Vector512.Create(-0.0f));
    }

    // exp(x - n * log 2) - 1; log 2 in two parts, the first of which times n is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Minus1(Vector512<float> x, Vector512<float> n)
    {
        Vector512<float> r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.693359375f), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(2.12194440e-4f), r);
        Vector512<float> p = SingleArithmetic512.Horner(
            r, 1.9875691500e-4f, 1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.6666665459e-1f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(5.0000001201e-1f));
        return Vector512.FusedMultiplyAdd(p, r * r, r);
    }
}
