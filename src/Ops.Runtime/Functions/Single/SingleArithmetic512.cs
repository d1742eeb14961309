using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RawOpsNet.OpServices.Functions;

// The functions over vectors use vectors and not lanes: a lane operator is an inlined call, and the JIT stops inlining
// at 512 locals. They are written for 512 bits; the files of the narrower widths are copies, which a test keeps equal.

/// <summary>What the functions of float32 vectors of 512 bits are made of.</summary>
internal static class SingleArithmetic512
{
    /// <summary>Gives the polynomial ((a * x + b) * x + c) * x + d, by fused steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Horner(Vector512<float> x, float a, float b, float c, float d)
        => Horner(x, Vector512.Create(a), b, c, d);

    /// <summary>Goes on with a polynomial: ((start * x + b) * x + c) * x + d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Horner(Vector512<float> x, Vector512<float> start, float b, float c, float d)
    {
        Vector512<float> sum = Vector512.FusedMultiplyAdd(start, x, Vector512.Create(b));
        sum = Vector512.FusedMultiplyAdd(sum, x, Vector512.Create(c));
        return Vector512.FusedMultiplyAdd(sum, x, Vector512.Create(d));
    }

    /// <summary>Gives x * y - z, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplySubtract(Vector512<float> x, Vector512<float> y, Vector512<float> z)
        => Avx512F.IsSupported
            ? Avx512F.FusedMultiplySubtract(x, y, z)
            : Vector512.FusedMultiplyAdd(x, y, -z);

    /// <summary>Gives z - x * y, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SubtractProduct(Vector512<float> x, Vector512<float> y, Vector512<float> z)
        => Avx512F.IsSupported
            ? Avx512F.FusedMultiplyAddNegated(x, y, z)
            : Vector512.FusedMultiplyAdd(-x, y, z);

    /// <summary>Gives the k of positive normal numbers x = m * 2^k, 1 &lt;= m &lt; 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exponent(Vector512<float> x)
        => Vector512.ConvertToSingle(Vector512.ShiftRightLogical(x.AsInt32(), 23) - Vector512.Create(127));

    /// <summary>Gives x * 2^exponent, rounded once; the exponents are whole numbers in [-252, 254].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(Vector512<float> x, Vector512<float> exponent)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Scale(x, exponent);
        }

        // Two factors, since 2^exponent itself may be out of range; only the second product rounds.
        Vector512<int> whole = Vector512.ConvertToInt32(exponent);
        Vector512<int> half = Vector512.ShiftRightArithmetic(whole, 1);
        Vector512<int> bias = Vector512.Create(127);
        Vector512<float> first = Vector512.ShiftLeft(half + bias, 23).AsSingle();
        return x * first * Vector512.ShiftLeft(whole - half + bias, 23).AsSingle();
    }
}
