using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The logarithms of float32 lanes, within 2 ulp of the float64 result.</summary>
/// <remarks>x = m * 2^e with m in [sqrt(1/2), sqrt(2)) as in Cephes' logf, with its minimax polynomial.</remarks>
internal static class SingleLogarithm
{
    /// <summary>Gives the natural logarithm; -infinity at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<V>(V x)
        where V : unmanaged, ILane<V, float>
    {
        V isDenormal = V.Less(x, V.Literal(1.17549435e-38));
        V normal = V.Select(isDenormal, x * V.Literal(8388608), x);
        V e = V.Exponent(normal);
        V m = V.Scale(normal, -e);
        V isUpper = V.Greater(m, V.Literal(1.41421356));
        m = V.Select(isUpper, m * V.Literal(0.5), m) - V.Literal(1);
        e = e + V.And(isUpper, V.Literal(1)) - V.And(isDenormal, V.Literal(23));

        V square = m * m;
        V p = V.Horner(m, 7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1);
        p = V.Horner(m, p, 1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1);
        p = V.Fma(V.Fma(p, m, V.Literal(-2.4999993993e-1)), m, V.Literal(3.3333331174e-1));
        p = V.Fma(p, m * square, e * V.Literal(-2.12194440e-4));
        V sum = V.Fma(e, V.Literal(0.693359375), V.Fma(square, V.Literal(-0.5), p) + m);

        // Infinity and NaN are their own logarithms, 0 has an infinite one, numbers below it none.
        sum = V.Select(V.Less(x, V.Literal(double.PositiveInfinity)), sum, x);
        sum = V.Select(V.Equal(x, V.Literal(0)), V.Literal(double.NegativeInfinity), sum);
        return V.Select(V.Less(x, V.Literal(0)), V.Literal(double.NaN), sum);
    }

    /// <summary>Gives log(1 + x), exact near 0: the logarithm of the rounded sum, and a first-order step for what was rounded off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<V>(V x)
        where V : unmanaged, ILane<V, float>
    {
        V one = V.Literal(1);
        V sum = one + x;
        V logarithm = Log(sum);
        V result = logarithm + ((x - (sum - one)) / sum);
        result = V.Select(V.Equal(sum, V.Literal(0)), logarithm, result);
        V isExact = V.Or(V.Equal(sum, one), V.Equal(x, V.Literal(double.PositiveInfinity)));
        return V.Select(isExact, x, result);
    }

    /// <summary>Gives log(1 + exp(x)), without overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus<V>(V x)
        where V : unmanaged, ILane<V, float>
        => V.Max(x, V.Literal(0)) + Log1p(SingleExponential.Exp(-V.Abs(x)));
}
