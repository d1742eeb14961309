namespace RawOpsNet.Numerics;

internal static partial class PhiloxNormal
{
    // TF random_op_cpu.h reserves 256 numbers for each truncated output: 256 blocks for four floats, 128 for two doubles.
    private const ulong BlocksPerFourTruncated = 256;
    private const ulong BlocksPerTwoTruncated = 128;

    private static void FourTruncated(in Philox stream, ulong block, Span<float> group)
    {
        PhiloxSamples samples = new(stream.Skip(block));
        for (int count = 0; count < group.Length;)
        {
            uint first = samples.Next();
            (float sine, float cosine) = Pair(first, samples.Next());
            if (Math.Abs(sine) < Bound)
            {
                group[count++] = sine;
            }

            if (Math.Abs(cosine) < Bound && count < group.Length)
            {
                group[count++] = cosine;
            }
        }
    }

    private readonly struct TruncatedFloats : IPhiloxRejection<float>
    {
        public static int GroupSize => 4;

        public static ulong BlocksPerGroup => BlocksPerFourTruncated;

        public void Group(in Philox stream, ulong block, Span<float> group) => FourTruncated(stream, block, group);
    }

    private readonly struct TruncatedDoubles : IPhiloxRejection<double>
    {
        public static int GroupSize => 2;

        public static ulong BlocksPerGroup => BlocksPerTwoTruncated;

        public void Group(in Philox stream, ulong block, Span<double> group)
        {
            for (int count = 0; count < group.Length; block++)
            {
                PhiloxBlock bits = stream.At(block);
                (double sine, double cosine) = Pair(bits.First, bits.Second, bits.Third, bits.Fourth);
                if (Math.Abs(sine) < Bound)
                {
                    group[count++] = sine;
                }

                if (Math.Abs(cosine) < Bound && count < group.Length)
                {
                    group[count++] = cosine;
                }
            }
        }
    }

    private readonly struct TruncatedHalves : IPhiloxRejection<Half>
    {
        public static int GroupSize => 4;

        public static ulong BlocksPerGroup => BlocksPerFourTruncated;

        public void Group(in Philox stream, ulong block, Span<Half> group)
        {
            Span<float> floats = stackalloc float[4];
            FourTruncated(stream, block, floats);
            for (int i = 0; i < floats.Length; i++)
            {
                group[i] = (Half)floats[i];
            }
        }
    }

    private readonly struct TruncatedBFloat16s : IPhiloxRejection<BFloat16>
    {
        public static int GroupSize => 4;

        public static ulong BlocksPerGroup => BlocksPerFourTruncated;

        public void Group(in Philox stream, ulong block, Span<BFloat16> group)
        {
            Span<float> floats = stackalloc float[4];
            FourTruncated(stream, block, floats);
            for (int i = 0; i < floats.Length; i++)
            {
                group[i] = BFloat16.FromSingle(floats[i]);
            }
        }
    }
}
