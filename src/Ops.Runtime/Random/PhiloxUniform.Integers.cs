namespace RawOpsNet.Numerics;

internal static partial class PhiloxUniform
{
    private readonly struct Int32Range(int minimum, int maximum) : IPhiloxDistribution<int>
    {
        private readonly uint _range = unchecked((uint)maximum - (uint)minimum);

        public static int GroupSize => 4;

        public static ulong BlocksPerGroup => 1;

        public void Group(in Philox stream, ulong block, Span<int> group)
        {
            PhiloxBlock bits = stream.At(block);
            group[3] = unchecked(minimum + (int)(bits.Fourth % _range));
            group[2] = unchecked(minimum + (int)(bits.Third % _range));
            group[1] = unchecked(minimum + (int)(bits.Second % _range));
            group[0] = unchecked(minimum + (int)(bits.First % _range));
        }
    }

    private readonly struct UInt32Range(uint minimum, uint maximum) : IPhiloxDistribution<uint>
    {
        private readonly uint _range = unchecked(maximum - minimum);

        public static int GroupSize => 4;

        public static ulong BlocksPerGroup => 1;

        public void Group(in Philox stream, ulong block, Span<uint> group)
        {
            PhiloxBlock bits = stream.At(block);
            group[3] = minimum + (bits.Fourth % _range);
            group[2] = minimum + (bits.Third % _range);
            group[1] = minimum + (bits.Second % _range);
            group[0] = minimum + (bits.First % _range);
        }
    }

    private readonly struct Int64Range(long minimum, long maximum) : IPhiloxDistribution<long>
    {
        private readonly ulong _range = unchecked((ulong)maximum - (ulong)minimum);

        public static int GroupSize => 2;

        public static ulong BlocksPerGroup => 1;

        public void Group(in Philox stream, ulong block, Span<long> group)
        {
            PhiloxBlock bits = stream.At(block);
            group[1] = unchecked(minimum + (long)(bits.HighPair % _range));
            group[0] = unchecked(minimum + (long)(bits.LowPair % _range));
        }
    }

    private readonly struct UInt64Range(ulong minimum, ulong maximum) : IPhiloxDistribution<ulong>
    {
        private readonly ulong _range = unchecked(maximum - minimum);

        public static int GroupSize => 2;

        public static ulong BlocksPerGroup => 1;

        public void Group(in Philox stream, ulong block, Span<ulong> group)
        {
            PhiloxBlock bits = stream.At(block);
            group[1] = minimum + (bits.HighPair % _range);
            group[0] = minimum + (bits.LowPair % _range);
        }
    }

    private readonly struct Int32Full : IPhiloxDistribution<int>
    {
        public static int GroupSize => 4;

        public static ulong BlocksPerGroup => 1;

        public void Group(in Philox stream, ulong block, Span<int> group)
        {
            PhiloxBlock bits = stream.At(block);
            group[3] = (int)bits.Fourth;
            group[2] = (int)bits.Third;
            group[1] = (int)bits.Second;
            group[0] = (int)bits.First;
        }
    }

    private readonly struct UInt32Full : IPhiloxDistribution<uint>
    {
        public static int GroupSize => 4;

        public static ulong BlocksPerGroup => 1;

        public void Group(in Philox stream, ulong block, Span<uint> group)
        {
            PhiloxBlock bits = stream.At(block);
            group[3] = bits.Fourth;
            group[2] = bits.Third;
            group[1] = bits.Second;
            group[0] = bits.First;
        }
    }

    private readonly struct Int64Full : IPhiloxDistribution<long>
    {
        public static int GroupSize => 2;

        public static ulong BlocksPerGroup => 1;

        public void Group(in Philox stream, ulong block, Span<long> group)
        {
            PhiloxBlock bits = stream.At(block);
            group[1] = (long)bits.HighPair;
            group[0] = (long)bits.LowPair;
        }
    }

    private readonly struct UInt64Full : IPhiloxDistribution<ulong>
    {
        public static int GroupSize => 2;

        public static ulong BlocksPerGroup => 1;

        public void Group(in Philox stream, ulong block, Span<ulong> group)
        {
            PhiloxBlock bits = stream.At(block);
            group[1] = bits.HighPair;
            group[0] = bits.LowPair;
        }
    }
}
