using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The exponential functions of float32 lanes, within 2 ulp of the float64 result.</summary>
/// <remarks>x = n * log 2 + r as in Cephes' expf, with its minimax polynomial of exp(r) - 1 - r over r * r.</remarks>
internal static class SingleExponential
{
    /// <summary>Gives e to the power of x; denormals, infinities and NaN included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V>(V x)
        where V : unmanaged, ILane<V, float>
    {
        // Beyond these the result is 0 or infinity, and Scale keeps to its range.
        x = V.Min(V.Max(x, V.Literal(-105)), V.Literal(90));
        V n = V.Round(x * V.Literal(1.44269504));
        return V.Scale(Minus1(x, n) + V.Literal(1), n);
    }

    /// <summary>Gives exp(x) - 1, exact near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1<V>(V x)
        where V : unmanaged, ILane<V, float>
    {
        // Below -20 the result is -1.
        V held = V.Min(V.Max(x, V.Literal(-20)), V.Literal(90));
        V n = V.Round(held * V.Literal(1.44269504));
        V sum = Minus1(held, n) + (V.Literal(1) - V.Scale(V.Literal(1), -n));
        return V.Select(V.Equal(x, V.Literal(0)), x, V.Scale(sum, n));
    }

    /// <summary>Gives 1 / (1 + exp(-x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<V>(V x)
        where V : unmanaged, ILane<V, float>
    {
        V one = V.Literal(1);
        V power = Exp(-V.Abs(x));
        return V.Select(V.Less(x, V.Literal(0)), power, one) / (one + power);
    }

    /// <summary>Gives the hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V>(V x)
        where V : unmanaged, ILane<V, float>
    {
        V magnitude = V.Abs(x);
        V square = x * x;
        V near = V.Horner(square, -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1);
        near = V.Fma(V.Fma(near, square, V.Literal(-3.33332819422e-1)), square * x, x);

        // From 10 on the result is 1.
        V power = Exp(V.Min(magnitude, V.Literal(10)) * V.Literal(2));
        V far = V.Literal(1) - (V.Literal(2) / (power + V.Literal(1)));
        return V.Or(V.Select(V.Less(magnitude, V.Literal(0.625)), near, far), V.And(x, V.Literal(-0.0)));
    }

    // exp(x - n * log 2) - 1; log 2 in two parts, the first of which times n is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Minus1<V>(V x, V n)
        where V : unmanaged, ILane<V, float>
    {
        V r = V.Fma(n, V.Literal(2.12194440e-4), V.Fma(n, V.Literal(-0.693359375), x));
        V p = V.Horner(r, 1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2);
        p = V.Fma(V.Fma(p, r, V.Literal(1.6666665459e-1)), r, V.Literal(5.0000001201e-1));
        return V.Fma(p, r * r, r);
    }
}
