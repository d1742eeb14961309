using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The error function of float32 vectors of 256 bits, within 2 ulp of the float64 result.</summary>
internal static class SingleError256
{
    /// <summary>Gives the error function (N. Juffa's minimax polynomials).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> x)
    {
        Vector256<float> t = Vector256.Abs(x);
        Vector256<float> square = x * x;
        Vector256<float> near = SingleArithmetic256.Horner(
            square, -5.96761703e-4f, 4.99119423e-3f, -2.67681349e-2f, 1.12819925e-1f);
        near = Vector256.FusedMultiplyAdd(near, square, Vector256.Create(-3.76125336e-1f));
        near = Vector256.FusedMultiplyAdd(near, square, Vector256.Create(1.28379166e-1f));
        near = Vector256.FusedMultiplyAdd(near, x, x);

        // From 4 on the result is 1.
        Vector256<float> held = Vector256.Min(t, Vector256.Create(4f));
        Vector256<float> heldSquare = held * held;
        Vector256<float> even = Vector256.FusedMultiplyAdd(
            held, Vector256.Create(-3.88396438e-3f), Vector256.Create(2.42546219e-2f));
        Vector256<float> far = Vector256.FusedMultiplyAdd(
            held, Vector256.Create(-1.7285347e-5f), Vector256.Create(3.83197126e-4f));
        far = Vector256.FusedMultiplyAdd(far, heldSquare, even);
        far = SingleArithmetic256.Horner(held, far, -1.06777877e-1f, -6.34846687e-1f, -1.28717512e-1f);
        far = Vector256.Create(1f) - SingleExponential256.Exp(Vector256.FusedMultiplyAdd(far, held, -held));
        far = far | (x & Vector256.Create(-0.0f));
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(t, Vector256.Create(0.921875f)), far, near);
    }
}
