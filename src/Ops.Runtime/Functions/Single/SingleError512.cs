using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The error function of float32 vectors of 512 bits, within 2 ulp of the float64 result.</summary>
internal static class SingleError512
{
    /// <summary>Gives the error function.</summary>
    /// <remarks>
    /// Below 0.96 as x + x * p(x^2), beyond as 1 - 1 / q(|x| - 1)^4 with both polynomials minimax: a division instead of an exp,
    /// and a quotient that is small beside the 1 it is taken from, so that its own errors are.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Erf(Vector512<float> x)
    {
        Vector512<float> magnitude = Vector512.Abs(x);
        Vector512<float> square = x * x;
        Vector512<float> near = SingleArithmetic512.Horner(
            square, -5.8161136e-4f, 4.9579623e-3f, -2.6741993e-2f, 0.11281121f);
        near = Vector512.FusedMultiplyAdd(near, square, Vector512.Create(-0.37612426f));
        near = Vector512.FusedMultiplyAdd(near, square, Vector512.Create(0.12837914f));
        near = Vector512.FusedMultiplyAdd(near, x, x);

        Vector512<float> from = magnitude - Vector512.Create(1f);
        Vector512<float> far = SingleArithmetic512.Horner(from, 2.677088e-3f, -8.483476e-3f, 2.251239e-2f, -3.0355859e-3f);
        far = SingleArithmetic512.Horner(from, far, 5.604281e-2f, 0.12462787f, 0.3137056f);
        far = SingleArithmetic512.Horner(from, far, 0.68024373f, 1.0475919f, 1.5878825f);
        far *= far;
        far = Vector512.Create(1f) - (Vector512.Create(1f) / (far * far));
        far |= x & Vector512.Create(-0.0f);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(magnitude, Vector512.Create(0.96f)), far, near);
    }
}
