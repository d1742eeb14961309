namespace RawOpsNet.Numerics;

/// <summary>
/// Draws uniform numbers, the same bits as TensorFlow: floating ones from [0, 1) through the fraction of a number in [1, 2),
/// integers from a range by remainder (which favours small values by less than range / 2^bits, as in TensorFlow).
/// </summary>
internal static partial class PhiloxUniform
{
    /// <summary>Fills with numbers from [0, 1), 23 random bits each.</summary>
    public static void Fill(Span<float> output, Philox stream) => PhiloxFill.Run(output, stream, default(FloatUnit));

    /// <summary>Fills with numbers from [0, 1), 52 random bits each.</summary>
    public static void Fill(Span<double> output, Philox stream) => PhiloxFill.Run(output, stream, default(DoubleUnit));

    /// <summary>Fills with numbers from [0, 1), 10 random bits each.</summary>
    public static void Fill(Span<Half> output, Philox stream) => PhiloxFill.Run(output, stream, default(HalfUnit));

    /// <summary>Fills with numbers from [0, 1), 7 random bits each.</summary>
    public static void Fill(Span<BFloat16> output, Philox stream) => PhiloxFill.Run(output, stream, default(BFloat16Unit));

    /// <summary>Fills with integers from [minimum, maximum); minimum must be less than maximum.</summary>
    public static void Fill(Span<int> output, Philox stream, int minimum, int maximum) =>
        PhiloxFill.Run(output, stream, new Int32Range(minimum, maximum));

    /// <summary>Fills with integers from [minimum, maximum); minimum must be less than maximum.</summary>
    public static void Fill(Span<uint> output, Philox stream, uint minimum, uint maximum) =>
        PhiloxFill.Run(output, stream, new UInt32Range(minimum, maximum));

    /// <summary>Fills with integers from [minimum, maximum); minimum must be less than maximum.</summary>
    public static void Fill(Span<long> output, Philox stream, long minimum, long maximum) =>
        PhiloxFill.Run(output, stream, new Int64Range(minimum, maximum));

    /// <summary>Fills with integers from [minimum, maximum); minimum must be less than maximum.</summary>
    public static void Fill(Span<ulong> output, Philox stream, ulong minimum, ulong maximum) =>
        PhiloxFill.Run(output, stream, new UInt64Range(minimum, maximum));

    /// <summary>Fills with integers of the whole range.</summary>
    public static void FillFull(Span<int> output, Philox stream) => PhiloxFill.Run(output, stream, default(Int32Full));

    /// <summary>Fills with integers of the whole range.</summary>
    public static void FillFull(Span<uint> output, Philox stream) => PhiloxFill.Run(output, stream, default(UInt32Full));

    /// <summary>Fills with integers of the whole range.</summary>
    public static void FillFull(Span<long> output, Philox stream) => PhiloxFill.Run(output, stream, default(Int64Full));

    /// <summary>Fills with integers of the whole range.</summary>
    public static void FillFull(Span<ulong> output, Philox stream) => PhiloxFill.Run(output, stream, default(UInt64Full));

    /// <summary>Makes a float in [0, 1) of the lower 23 bits.</summary>
    public static float ToFloat(uint bits) => BitConverter.UInt32BitsToSingle((bits & 0x7FFFFF) | 0x3F800000) - 1;

    /// <summary>Makes a double in [0, 1) of 52 bits, the upper 20 from the first number.</summary>
    public static double ToDouble(uint first, uint second) =>
        BitConverter.UInt64BitsToDouble(((ulong)(first & 0xFFFFF) << 32) | second | 0x3FF0000000000000) - 1;

    /// <summary>Makes a half in [0, 1) of the lower 10 bits.</summary>
    public static Half ToHalf(uint bits) => (Half)((float)BitConverter.UInt16BitsToHalf((ushort)((bits & 0x3FF) | 0x3C00)) - 1);

    /// <summary>Makes a bfloat16 in [0, 1) of the lower 7 bits.</summary>
    public static BFloat16 ToBFloat16(uint bits) =>
        BFloat16.FromSingle(BFloat16.FromBits((ushort)((bits & 0x7F) | 0x3F80)).ToSingle() - 1);
}
