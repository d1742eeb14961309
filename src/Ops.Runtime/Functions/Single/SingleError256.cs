using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The error function of float32 vectors of 256 bits, within 2 ulp of the float64 result.</summary>
internal static class SingleError256
{
    /// <summary>Gives the error function.</summary>
    /// <remarks>
    /// Below 0.96 as x + x * p(x^2), beyond as 1 - 1 / q(|x| - 1)^4 with both polynomials minimax: a division instead of an exp,
    /// and a quotient that is small beside the 1 it is taken from, so that its own errors are.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> x)
    {
        Vector256<float> magnitude = Vector256.Abs(x);
        Vector256<float> square = x * x;
        Vector256<float> near = SingleArithmetic256.Horner(
            square, -5.8161136e-4f, 4.9579623e-3f, -2.6741993e-2f, 0.11281121f);
        near = Vector256.FusedMultiplyAdd(near, square, Vector256.Create(-0.37612426f));
        near = Vector256.FusedMultiplyAdd(near, square, Vector256.Create(0.12837914f));
        near = Vector256.FusedMultiplyAdd(near, x, x);

        Vector256<float> from = magnitude - Vector256.Create(1f);
        Vector256<float> far = SingleArithmetic256.Horner(from, 2.677088e-3f, -8.483476e-3f, 2.251239e-2f, -3.0355859e-3f);
        far = SingleArithmetic256.Horner(from, far, 5.604281e-2f, 0.12462787f, 0.3137056f);
        far = SingleArithmetic256.Horner(from, far, 0.68024373f, 1.0475919f, 1.5878825f);
        far *= far;
        far = Vector256.Create(1f) - (Vector256.Create(1f) / (far * far));
        far |= x & Vector256.Create(-0.0f);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(magnitude, Vector256.Create(0.96f)), far, near);
    }
}
