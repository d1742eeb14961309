using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RawOpsNet.OpServices.Functions;

/// <summary>What the functions of float64 vectors of 512 bits are made of.</summary>
internal static class DoubleArithmetic512
{
    // 2^52 + 1023: the low bits of its sum with a whole number are that number with an exponent's bias, and back.
    private const double Bias = 4503599627371519;

    /// <summary>Gives the k of positive normal numbers x = m * 2^k, 1 &lt;= m &lt; 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exponent(Vector512<double> x)
        => (Vector512.ShiftRightLogical(x.AsUInt64(), 52) | Vector512.Create(0x4330000000000000UL)).AsDouble()
            - Vector512.Create(Bias);

    /// <summary>Gives the m of positive normal numbers x = m * 2^k, 1 &lt;= m &lt; 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Mantissa(Vector512<double> x)
        => ((x.AsUInt64() & Vector512.Create(0xFFFFFFFFFFFFFUL)) | Vector512.Create(0x3FF0000000000000UL)).AsDouble();

    /// <summary>Gives x * 2^exponent, rounded once; the exponents are whole numbers in [-2040, 2040].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Scale(Vector512<double> x, Vector512<double> exponent)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Scale(x, exponent);
        }

        // Two factors, since 2^exponent itself may be out of range; only the second product rounds.
        Vector512<double> half = Vector512.Floor(exponent * Vector512.Create(0.5));
        return x * Power(half) * Power(exponent - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Power(Vector512<double> exponent)
        => Vector512.ShiftLeft((exponent + Vector512.Create(Bias)).AsUInt64(), 52).AsDouble();
}
