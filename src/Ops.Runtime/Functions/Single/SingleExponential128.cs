using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The exponential functions of float32 vectors of 128 bits, within 2 ulp of the float64 result.</summary>
/// <remarks>x = n * log 2 + r as in Cephes' expf, with its minimax polynomial of exp(r) - 1 - r over r * r.</remarks>
internal static class SingleExponential128
{
    /// <summary>Gives e to the power of x; denormals, infinities and NaN included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x)
    {
        // Beyond these the result is 0 or infinity, and Scale keeps to its range.
        x = Vector128.Min(Vector128.Max(x, Vector128.Create(-105f)), Vector128.Create(90f));
        Vector128<float> n = Vector128.Round(x * Vector128.Create(1.44269504f));
        return SingleArithmetic128.Scale(Minus1(x, n) + Vector128.Create(1f), n);
    }

    /// <summary>Gives exp(x) - 1, exact near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Expm1(Vector128<float> x)
    {
        // Below -20 the result is -1.
        Vector128<float> held = Vector128.Min(Vector128.Max(x, Vector128.Create(-20f)), Vector128.Create(90f));
        Vector128<float> n = Vector128.Round(held * Vector128.Create(1.44269504f));
        Vector128<float> sum = Minus1(held, n) + (Vector128.Create(1f) - SingleArithmetic128.Scale(Vector128.Create(1f), -n));
        return Vector128.ConditionalSelect(Vector128.Equals(x, Vector128.Create(0f)), x, SingleArithmetic128.Scale(sum, n));
    }

    /// <summary>Gives 1 / (1 + exp(-x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sigmoid(Vector128<float> x)
    {
        Vector128<float> one = Vector128.Create(1f);
        Vector128<float> power = Exp(-Vector128.Abs(x));
        return Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(0f)), power, one) / (one + power);
    }

    /// <summary>Gives the hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x)
    {
        Vector128<float> magnitude = Vector128.Abs(x);
        Vector128<float> square = x * x;
        Vector128<float> near = SingleArithmetic128.Horner(
            square, -5.70498872745e-3f, 2.06390887954e-2f, -5.37397155531e-2f, 1.33314422036e-1f);
        near = Vector128.FusedMultiplyAdd(near, square, Vector128.Create(-3.33332819422e-1f));
        near = Vector128.FusedMultiplyAdd(near, square * x, x);

        // From 10 on the result is 1.
        Vector128<float> power = Exp(Vector128.Min(magnitude, Vector128.Create(10f)) * Vector128.Create(2f));
        Vector128<float> far = Vector128.Create(1f) - (Vector128.Create(2f) / (power + Vector128.Create(1f)));
        Vector128<float> result = Vector128.ConditionalSelect(Vector128.LessThan(magnitude, Vector128.Create(0.625f)), near, far);
        return result | (x & Vector128.Create(-0.0f));
    }

    // exp(x - n * log 2) - 1; log 2 in two parts, the first of which times n is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Minus1(Vector128<float> x, Vector128<float> n)
    {
        Vector128<float> r = Vector128.FusedMultiplyAdd(n, Vector128.Create(-0.693359375f), x);
        r = Vector128.FusedMultiplyAdd(n, Vector128.Create(2.12194440e-4f), r);
        Vector128<float> p = SingleArithmetic128.Horner(
            r, 1.9875691500e-4f, 1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f);
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(1.6666665459e-1f));
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(5.0000001201e-1f));
        return Vector128.FusedMultiplyAdd(p, r * r, r);
    }
}
