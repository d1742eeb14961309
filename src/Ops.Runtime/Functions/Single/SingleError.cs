using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The error function of float32 lanes, within 2 ulp of the float64 result.</summary>
internal static class SingleError
{
    /// <summary>Gives the error function (N. Juffa's minimax polynomials).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf<V>(V x)
        where V : unmanaged, ILane<V, float>
    {
        V t = V.Abs(x);
        V square = x * x;
        V near = V.Horner(square, -5.96761703e-4, 4.99119423e-3, -2.67681349e-2, 1.12819925e-1);
        near = V.Fma(V.Fma(near, square, V.Literal(-3.76125336e-1)), square, V.Literal(1.28379166e-1));
        near = V.Fma(near, x, x);

        // From 4 on the result is 1.
        V held = V.Min(t, V.Literal(4));
        V heldSquare = held * held;
        V far = V.Fma(held, V.Literal(-1.72853470e-5), V.Literal(3.83197126e-4));
        far = V.Fma(far, heldSquare, V.Fma(held, V.Literal(-3.88396438e-3), V.Literal(2.42546219e-2)));
        far = V.Horner(held, far, -1.06777877e-1, -6.34846687e-1, -1.28717512e-1);
        far = V.Literal(1) - SingleExponential.Exp(V.Fma(far, held, -held));
        far = V.Or(far, V.And(x, V.Literal(-0.0)));
        return V.Select(V.GreaterOrEqual(t, V.Literal(0.921875)), far, near);
    }
}
