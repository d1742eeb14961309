using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RawOpsNet.OpServices.Functions;

/// <summary>What the functions of float32 vectors of 128 bits are made of.</summary>
internal static class SingleArithmetic128
{
    /// <summary>Gives the polynomial ((a * x + b) * x + c) * x + d, by fused steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Horner(Vector128<float> x, float a, float b, float c, float d)
        => Horner(x, Vector128.Create(a), b, c, d);

    /// <summary>Goes on with a polynomial: ((start * x + b) * x + c) * x + d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Horner(Vector128<float> x, Vector128<float> start, float b, float c, float d)
    {
        Vector128<float> sum = Vector128.FusedMultiplyAdd(start, x, Vector128.Create(b));
        sum = Vector128.FusedMultiplyAdd(sum, x, Vector128.Create(c));
        return Vector128.FusedMultiplyAdd(sum, x, Vector128.Create(d));
    }

    /// <summary>Gives x * y - z, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplySubtract(Vector128<float> x, Vector128<float> y, Vector128<float> z)
        => Avx512F.VL.IsSupported
            ? Fma.MultiplySubtract(x, y, z)
            : Vector128.FusedMultiplyAdd(x, y, -z);

    /// <summary>Gives z - x * y, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SubtractProduct(Vector128<float> x, Vector128<float> y, Vector128<float> z)
        => Avx512F.VL.IsSupported
            ? Fma.MultiplyAddNegated(x, y, z)
            : Vector128.FusedMultiplyAdd(-x, y, z);

    /// <summary>Gives the k of positive normal numbers x = m * 2^k, 1 &lt;= m &lt; 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exponent(Vector128<float> x)
        => Vector128.ConvertToSingle(Vector128.ShiftRightLogical(x.AsInt32(), 23) - Vector128.Create(127));

    /// <summary>Gives x * 2^exponent, rounded once; the exponents are whole numbers in [-252, 254].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Scale(Vector128<float> x, Vector128<float> exponent)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Scale(x, exponent);
        }

        // Two factors, since 2^exponent itself may be out of range; only the second product rounds.
        Vector128<int> whole = Vector128.ConvertToInt32(exponent);
        Vector128<int> half = Vector128.ShiftRightArithmetic(whole, 1);
        Vector128<int> bias = Vector128.Create(127);
        Vector128<float> first = Vector128.ShiftLeft(half + bias, 23).AsSingle();
        return x * first * Vector128.ShiftLeft(whole - half + bias, 23).AsSingle();
    }
}
