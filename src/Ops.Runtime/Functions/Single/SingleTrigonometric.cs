using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The sine and cosine of float32 lanes, within 2 ulp of the float64 result.</summary>
/// <remarks>x = k * pi/2 + r (Cody and Waite, pi/2 in three parts), with Cephes' polynomials on [-pi/4, pi/4].</remarks>
internal static class SingleTrigonometric
{
    // Beyond this k has too many bits for the parts of pi/2; those elements go one by one.
    internal const float Largest = 30000;

    /// <summary>Gives the sine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin<V>(V x)
        where V : unmanaged, ILane<V, float>
        => V.Any(V.Greater(V.Abs(x), V.Literal(Largest))) ? V.Map<FarSinFunction>(x) : Near(x, V.Literal(0));

    /// <summary>Gives the cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos<V>(V x)
        where V : unmanaged, ILane<V, float>
        => V.Any(V.Greater(V.Abs(x), V.Literal(Largest))) ? V.Map<FarCosFunction>(x) : Near(x, V.Literal(1));

    /// <summary>Gives the sine a number of quarter turns further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Near<V>(V x, V quarters)
        where V : unmanaged, ILane<V, float>
    {
        // Adding 0 makes 0 of -0, so that the sine of -0 is -0.
        V k = V.Round(x * V.Literal(0.636619772)) + V.Literal(0);
        V r = V.Fma(k, V.Literal(-1.5707962512969971), x);
        r = V.Fma(k, V.Literal(-7.5497894158615964e-8), r);
        r = V.Fma(k, V.Literal(-5.3903029534742383e-15), r);
        V square = r * r;
        V sine = V.Fma(V.Horner(square, -1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1, 0), r, r);
        V quartic = V.Horner(square, 2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2, 0);
        V cosine = V.Fma(quartic - V.Literal(0.5), square, V.Literal(1));

        k += quarters;
        V turn = k - (V.Floor(k * V.Literal(0.25)) * V.Literal(4));
        V isOdd = V.Equal(turn - (V.Floor(turn * V.Literal(0.5)) * V.Literal(2)), V.Literal(1));
        V value = V.Select(isOdd, cosine, sine);
        return V.Select(V.GreaterOrEqual(turn, V.Literal(2)), -value, value);
    }
}
