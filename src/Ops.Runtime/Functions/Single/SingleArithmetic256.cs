using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RawOpsNet.OpServices.Functions;

/// <summary>What the functions of float32 vectors of 256 bits are made of.</summary>
internal static class SingleArithmetic256
{
    /// <summary>Gives the polynomial ((a * x + b) * x + c) * x + d, by fused steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Horner(Vector256<float> x, float a, float b, float c, float d)
        => Horner(x, Vector256.Create(a), b, c, d);

    /// <summary>Goes on with a polynomial: ((start * x + b) * x + c) * x + d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Horner(Vector256<float> x, Vector256<float> start, float b, float c, float d)
    {
        Vector256<float> sum = Vector256.FusedMultiplyAdd(start, x, Vector256.Create(b));
        sum = Vector256.FusedMultiplyAdd(sum, x, Vector256.Create(c));
        return Vector256.FusedMultiplyAdd(sum, x, Vector256.Create(d));
    }

    /// <summary>Gives x * y - z, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplySubtract(Vector256<float> x, Vector256<float> y, Vector256<float> z)
        => Avx512F.VL.IsSupported
            ? Fma.MultiplySubtract(x, y, z)
            : Vector256.FusedMultiplyAdd(x, y, -z);

    /// <summary>Gives z - x * y, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SubtractProduct(Vector256<float> x, Vector256<float> y, Vector256<float> z)
        => Avx512F.VL.IsSupported
            ? Fma.MultiplyAddNegated(x, y, z)
            : Vector256.FusedMultiplyAdd(-x, y, z);

    /// <summary>Gives the k of positive normal numbers x = m * 2^k, 1 &lt;= m &lt; 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exponent(Vector256<float> x)
        => Vector256.ConvertToSingle(Vector256.ShiftRightLogical(x.AsInt32(), 23) - Vector256.Create(127));

    /// <summary>Gives x * 2^exponent, rounded once; the exponents are whole numbers in [-252, 254].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Scale(Vector256<float> x, Vector256<float> exponent)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Scale(x, exponent);
        }

        // Two factors, since 2^exponent itself may be out of range; only the second product rounds.
        Vector256<int> whole = Vector256.ConvertToInt32(exponent);
        Vector256<int> half = Vector256.ShiftRightArithmetic(whole, 1);
        Vector256<int> bias = Vector256.Create(127);
        Vector256<float> first = Vector256.ShiftLeft(half + bias, 23).AsSingle();
        return x * first * Vector256.ShiftLeft(whole - half + bias, 23).AsSingle();
    }
}
