using System.Runtime.InteropServices;

namespace RawOpsNet.Numerics;

internal static partial class PhiloxUniform
{
    private static ulong Pair(ReadOnlySpan<uint> bits, int index) => bits[2 * index] | ((ulong)bits[(2 * index) + 1] << 32);

    private readonly struct Int32Range(int minimum, int maximum) : IPhiloxConversion<int>
    {
        private readonly uint _range = unchecked((uint)maximum - (uint)minimum);

        public static int OutputsPerBlock => 4;

        public void Convert(ReadOnlySpan<uint> bits, Span<int> output)
        {
            for (int i = 0; i < output.Length; i++)
            {
                output[i] = unchecked(minimum + (int)(bits[i] % _range));
            }
        }
    }

    private readonly struct UInt32Range(uint minimum, uint maximum) : IPhiloxConversion<uint>
    {
        private readonly uint _range = unchecked(maximum - minimum);

        public static int OutputsPerBlock => 4;

        public void Convert(ReadOnlySpan<uint> bits, Span<uint> output)
        {
            for (int i = 0; i < output.Length; i++)
            {
                output[i] = minimum + (bits[i] % _range);
            }
        }
    }

    private readonly struct Int64Range(long minimum, long maximum) : IPhiloxConversion<long>
    {
        private readonly ulong _range = unchecked((ulong)maximum - (ulong)minimum);

        public static int OutputsPerBlock => 2;

        public void Convert(ReadOnlySpan<uint> bits, Span<long> output)
        {
            for (int i = 0; i < output.Length; i++)
            {
                output[i] = unchecked(minimum + (long)(Pair(bits, i) % _range));
            }
        }
    }

    private readonly struct UInt64Range(ulong minimum, ulong maximum) : IPhiloxConversion<ulong>
    {
        private readonly ulong _range = unchecked(maximum - minimum);

        public static int OutputsPerBlock => 2;

        public void Convert(ReadOnlySpan<uint> bits, Span<ulong> output)
        {
            for (int i = 0; i < output.Length; i++)
            {
                output[i] = minimum + (Pair(bits, i) % _range);
            }
        }
    }

    private readonly struct Int32Full : IPhiloxConversion<int>
    {
        public static int OutputsPerBlock => 4;

        public void Convert(ReadOnlySpan<uint> bits, Span<int> output)
        {
            bits.CopyTo(MemoryMarshal.Cast<int, uint>(output));
        }
    }

    private readonly struct UInt32Full : IPhiloxConversion<uint>
    {
        public static int OutputsPerBlock => 4;

        public void Convert(ReadOnlySpan<uint> bits, Span<uint> output)
        {
            bits.CopyTo(output);
        }
    }

    private readonly struct Int64Full : IPhiloxConversion<long>
    {
        public static int OutputsPerBlock => 2;

        public void Convert(ReadOnlySpan<uint> bits, Span<long> output)
        {
            for (int i = 0; i < output.Length; i++)
            {
                output[i] = (long)Pair(bits, i);
            }
        }
    }

    private readonly struct UInt64Full : IPhiloxConversion<ulong>
    {
        public static int OutputsPerBlock => 2;

        public void Convert(ReadOnlySpan<uint> bits, Span<ulong> output)
        {
            for (int i = 0; i < output.Length; i++)
            {
                output[i] = Pair(bits, i);
            }
        }
    }
}
