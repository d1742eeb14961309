using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The exponential functions of float32 vectors of 256 bits, within 2 ulp of the float64 result.</summary>
/// <remarks>x = n * log 2 + r as in Cephes' expf, with its minimax polynomial of exp(r) - 1 - r over r * r.</remarks>
internal static class SingleExponential256
{
    /// <summary>Gives e to the power of x; denormals, infinities and NaN included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        // Beyond these the result is 0 or infinity, and Scale keeps to its range.
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-105f)), Vector256.Create(90f));
        Vector256<float> n = Vector256.Round(x * Vector256.Create(1.44269504f));
        return SingleArithmetic256.Scale(Minus1(x, n) + Vector256.Create(1f), n);
    }

    /// <summary>Gives exp(x) - 1, exact near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Expm1(Vector256<float> x)
    {
        // Below -20 the result is -1.
        Vector256<float> held = Vector256.Min(Vector256.Max(x, Vector256.Create(-20f)), Vector256.Create(90f));
        Vector256<float> n = Vector256.Round(held * Vector256.Create(1.44269504f));
        Vector256<float> sum = Minus1(held, n) + (Vector256.Create(1f) - SingleArithmetic256.Scale(Vector256.Create(1f), -n));
        return Vector256.ConditionalSelect(Vector256.Equals(x, Vector256.Create(0f)), x, SingleArithmetic256.Scale(sum, n));
    }

    /// <summary>Gives 1 / (1 + exp(-x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        Vector256<float> one = Vector256.Create(1f);
        Vector256<float> power = Exp(-Vector256.Abs(x));
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(0f)), power, one) / (one + power);
    }

    /// <summary>Gives the hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        Vector256<float> magnitude = Vector256.Abs(x);
        Vector256<float> square = x * x;
        Vector256<float> near = SingleArithmetic256.Horner(
            square, -5.70498872745e-3f, 2.06390887954e-2f, -5.37397155531e-2f, 1.33314422036e-1f);
        near = Vector256.FusedMultiplyAdd(near, square, Vector256.Create(-3.33332819422e-1f));
        near = Vector256.FusedMultiplyAdd(near, square * x, x);

        // From 10 on the result is 1.
        Vector256<float> power = Exp(Vector256.Min(magnitude, Vector256.Create(10f)) * Vector256.Create(2f));
        Vector256<float> far = Vector256.Create(1f) - (Vector256.Create(2f) / (power + Vector256.Create(1f)));
        Vector256<float> result = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(0.625f)), near, far);
        return result | (x & Vector256.Create(-0.0f));
    }

    // exp(x - n * log 2) - 1; log 2 in two parts, the first of which times n is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Minus1(Vector256<float> x, Vector256<float> n)
    {
        Vector256<float> r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-0.693359375f), x);
        r = Vector256.FusedMultiplyAdd(n, Vector256.Create(2.12194440e-4f), r);
        Vector256<float> p = SingleArithmetic256.Horner(
            r, 1.9875691500e-4f, 1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f);
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.6666665459e-1f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(5.0000001201e-1f));
        return Vector256.FusedMultiplyAdd(p, r * r, r);
    }
}
