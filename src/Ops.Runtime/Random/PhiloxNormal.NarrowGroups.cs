namespace RawOpsNet.Numerics;

internal static partial class PhiloxNormal
{
    private readonly struct Halves : IPhiloxDistribution<Half>
    {
        public static int GroupSize => 4;

        public static ulong BlocksPerGroup => 1;

        public void Group(in Philox stream, ulong block, Span<Half> group)
        {
            Span<float> floats = stackalloc float[4];
            FourNormals(stream, block, floats);
            for (int i = 0; i < floats.Length; i++)
            {
                group[i] = (Half)floats[i];
            }
        }
    }

    private readonly struct BFloat16s : IPhiloxDistribution<BFloat16>
    {
        public static int GroupSize => 4;

        public static ulong BlocksPerGroup => 1;

        public void Group(in Philox stream, ulong block, Span<BFloat16> group)
        {
            Span<float> floats = stackalloc float[4];
            FourNormals(stream, block, floats);
            for (int i = 0; i < floats.Length; i++)
            {
                group[i] = BFloat16.FromSingle(floats[i]);
            }
        }
    }

    private readonly struct TruncatedHalves : IPhiloxDistribution<Half>
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

    private readonly struct TruncatedBFloat16s : IPhiloxDistribution<BFloat16>
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
