using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The error function of float32 vectors of 128 bits, within 2 ulp of the float64 result.</summary>
internal static class SingleError128
{
    /// <summary>Gives the error function (N. Juffa's minimax polynomials).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Erf(Vector128<float> x)
    {
        Vector128<float> t = Vector128.Abs(x);
        Vector128<float> square = x * x;
        Vector128<float> near = SingleArithmetic128.Horner(
            square, -5.96761703e-4f, 4.99119423e-3f, -2.67681349e-2f, 1.12819925e-1f);
        near = Vector128.FusedMultiplyAdd(near, square, Vector128.Create(-3.76125336e-1f));
        near = Vector128.FusedMultiplyAdd(near, square, Vector128.Create(1.28379166e-1f));
        near = Vector128.FusedMultiplyAdd(near, x, x);

        // From 4 on the result is 1.
        Vector128<float> held = Vector128.Min(t, Vector128.Create(4f));
        Vector128<float> heldSquare = held * held;
        Vector128<float> even = Vector128.FusedMultiplyAdd(
            held, Vector128.Create(-3.88396438e-3f), Vector128.Create(2.42546219e-2f));
        Vector128<float> far = Vector128.FusedMultiplyAdd(
            held, Vector128.Create(-1.7285347e-5f), Vector128.Create(3.83197126e-4f));
        far = Vector128.FusedMultiplyAdd(far, heldSquare, even);
        far = SingleArithmetic128.Horner(held, far, -1.06777877e-1f, -6.34846687e-1f, -1.28717512e-1f);
        far = Vector128.Create(1f) - SingleExponential128.Exp(Vector128.FusedMultiplyAdd(far, held, -held));
        far = far | (x & Vector128.Create(-0.0f));
        return Vector128.ConditionalSelect(Vector128.GreaterThanOrEqual(t, Vector128.Create(0.921875f)), far, near);
    }
}
