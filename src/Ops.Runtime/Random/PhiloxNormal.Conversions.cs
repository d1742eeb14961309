namespace RawOpsNet.Numerics;

internal static partial class PhiloxNormal
{
    private readonly struct Floats : IPhiloxConversion<float>
    {
        public static int OutputsPerBlock => 4;

        public void Convert(ReadOnlySpan<uint> bits, Span<float> output)
        {
            for (int i = 0; i < output.Length; i += 2)
            {
                (float sine, float cosine) = Pair(bits[i], bits[i + 1]);
                output[i] = sine;
                output[i + 1] = cosine;
            }
        }
    }

    private readonly struct Halves : IPhiloxConversion<Half>
    {
        public static int OutputsPerBlock => 4;

        public void Convert(ReadOnlySpan<uint> bits, Span<Half> output)
        {
            for (int i = 0; i < output.Length; i += 2)
            {
                (float sine, float cosine) = Pair(bits[i], bits[i + 1]);
                output[i] = (Half)sine;
                output[i + 1] = (Half)cosine;
            }
        }
    }

    private readonly struct BFloat16s : IPhiloxConversion<BFloat16>
    {
        public static int OutputsPerBlock => 4;

        public void Convert(ReadOnlySpan<uint> bits, Span<BFloat16> output)
        {
            for (int i = 0; i < output.Length; i += 2)
            {
                (float sine, float cosine) = Pair(bits[i], bits[i + 1]);
                output[i] = BFloat16.FromSingle(sine);
                output[i + 1] = BFloat16.FromSingle(cosine);
            }
        }
    }

    private readonly struct Doubles : IPhiloxConversion<double>
    {
        public static int OutputsPerBlock => 2;

        public void Convert(ReadOnlySpan<uint> bits, Span<double> output)
        {
            for (int i = 0; i < output.Length; i += 2)
            {
                ReadOnlySpan<uint> block = bits.Slice(2 * i, 4);
                (output[i], output[i + 1]) = Pair(block[0], block[1], block[2], block[3]);
            }
        }
    }
}
