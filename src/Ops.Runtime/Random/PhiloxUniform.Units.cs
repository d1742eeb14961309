using System.Runtime.Intrinsics;

namespace RawOpsNet.Numerics;

internal static partial class PhiloxUniform
{
    private readonly struct FloatUnit : IPhiloxConversion<float>
    {
        public static int OutputsPerBlock => 4;

        public void Convert(ReadOnlySpan<uint> bits, Span<float> output)
        {
            int i = 0;
            for (; i <= output.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
            {
                Vector256<uint> fraction = Vector256.Create(bits[i..]) & Vector256.Create(0x7FFFFFu);
                Vector256<float> number = (fraction | Vector256.Create(0x3F800000u)).AsSingle();
                (number - Vector256<float>.One).CopyTo(output[i..]);
            }

            for (; i < output.Length; i++)
            {
                output[i] = ToFloat(bits[i]);
            }
        }
    }

    private readonly struct DoubleUnit : IPhiloxConversion<double>
    {
        public static int OutputsPerBlock => 2;

        public void Convert(ReadOnlySpan<uint> bits, Span<double> output)
        {
            for (int i = 0; i < output.Length; i++)
            {
                output[i] = ToDouble(bits[2 * i], bits[(2 * i) + 1]);
            }
        }
    }

    private readonly struct HalfUnit : IPhiloxConversion<Half>
    {
        public static int OutputsPerBlock => 4;

        public void Convert(ReadOnlySpan<uint> bits, Span<Half> output)
        {
            for (int i = 0; i < output.Length; i++)
            {
                output[i] = ToHalf(bits[i]);
            }
        }
    }

    private readonly struct BFloat16Unit : IPhiloxConversion<BFloat16>
    {
        public static int OutputsPerBlock => 4;

        public void Convert(ReadOnlySpan<uint> bits, Span<BFloat16> output)
        {
            for (int i = 0; i < output.Length; i++)
            {
                output[i] = ToBFloat16(bits[i]);
            }
        }
    }
}
