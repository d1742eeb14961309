using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The error function of float32 vectors of 512 bits, within 2 ulp of the float64 result.</summary>
internal static class SingleError512
{
    /// <summary>Gives the error function (N. Juffa's minimax polynomials).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Erf(Vector512<float> x)
    {
        Vector512<float> t = Vector512.Abs(x);
        Vector512<float> square = x * x;
        Vector512<float> near = SingleArithmetic512.Horner(
            square, -5.96761703e-4f, 4.99119423e-3f, -2.67681349e-2f, 1.12819925e-1f);
        near = Vector512.FusedMultiplyAdd(near, square, Vector512.Create(-3.76125336e-1f));
        near = Vector512.FusedMultiplyAdd(near, square, Vector512.Create(1.28379166e-1f));
        near = Vector512.FusedMultiplyAdd(near, x, x);

        // From 4 on the result is 1.
        Vector512<float> held = Vector512.Min(t, Vector512.Create(4f));
        Vector512<float> heldSquare = held * held;
        Vector512<float> even = Vector512.FusedMultiplyAdd(
            held, Vector512.Create(-3.88396438e-3f), Vector512.Create(2.42546219e-2f));
        Vector512<float> far = Vector512.FusedMultiplyAdd(
            held, Vector512.Create(-1.7285347e-5f), Vector512.Create(3.83197126e-4f));
        far = Vector512.FusedMultiplyAdd(far, heldSquare, even);
        far = SingleArithmetic512.Horner(held, far, -1.06777877e-1f, -6.34846687e-1f, -1.28717512e-1f);
        far = Vector512.Create(1f) - SingleExponential512.Exp(Vector512.FusedMultiplyAdd(far, held, -held));
        far = far | (x & Vector512.Create(-0.0f));
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(t, Vector512.Create(0.921875f)), far, near);
    }
}
