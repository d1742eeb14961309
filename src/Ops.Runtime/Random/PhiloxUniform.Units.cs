namespace RawOpsNet.Numerics;

internal static partial class PhiloxUniform
{
    private readonly struct FloatUnit : IPhiloxDistribution<float>
    {
        public static int GroupSize => 4;

        public static ulong BlocksPerGroup => 1;

        public void Group(in Philox stream, ulong block, Span<float> group)
        {
            PhiloxBlock bits = stream.At(block);
            group[3] = ToFloat(bits.Fourth);
            group[2] = ToFloat(bits.Third);
            group[1] = ToFloat(bits.Second);
            group[0] = ToFloat(bits.First);
        }
    }

    private readonly struct DoubleUnit : IPhiloxDistribution<double>
    {
        public static int GroupSize => 2;

        public static ulong BlocksPerGroup => 1;

        public void Group(in Philox stream, ulong block, Span<double> group)
        {
            PhiloxBlock bits = stream.At(block);
            group[1] = ToDouble(bits.Third, bits.Fourth);
            group[0] = ToDouble(bits.First, bits.Second);
        }
    }

    private readonly struct HalfUnit : IPhiloxDistribution<Half>
    {
        public static int GroupSize => 4;

        public static ulong BlocksPerGroup => 1;

        public void Group(in Philox stream, ulong block, Span<Half> group)
        {
            PhiloxBlock bits = stream.At(block);
            group[3] = ToHalf(bits.Fourth);
            group[2] = ToHalf(bits.Third);
            group[1] = ToHalf(bits.Second);
            group[0] = ToHalf(bits.First);
        }
    }

    private readonly struct BFloat16Unit : IPhiloxDistribution<BFloat16>
    {
        public static int GroupSize => 4;

        public static ulong BlocksPerGroup => 1;

        public void Group(in Philox stream, ulong block, Span<BFloat16> group)
        {
            PhiloxBlock bits = stream.At(block);
            group[3] = ToBFloat16(bits.Fourth);
            group[2] = ToBFloat16(bits.Third);
            group[1] = ToBFloat16(bits.Second);
            group[0] = ToBFloat16(bits.First);
        }
    }
}
