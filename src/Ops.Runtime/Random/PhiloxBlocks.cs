using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RawOpsNet.Numerics;

/// <summary>Writes consecutive blocks of a stream, eight at a time where the processor has AVX2.</summary>
internal static class PhiloxBlocks
{
    private const int BlocksPerVector = 8;
    private const int NumbersPerVector = 4 * BlocksPerVector;

    /// <summary>Writes the numbers of the blocks from an index on; the length is a multiple of four.</summary>
    public static void Write(in Philox stream, ulong block, Span<uint> bits)
    {
        while (Avx2.IsSupported && bits.Length >= NumbersPerVector)
        {
            WriteEight(stream.Skip(block), ref MemoryMarshal.GetReference(bits));
            block += BlocksPerVector;
            bits = bits[NumbersPerVector..];
        }

        for (; bits.Length >= 4; bits = bits[4..])
        {
            PhiloxBlock numbers = stream.At(block++);
            bits[3] = numbers.Fourth;
            bits[2] = numbers.Third;
            bits[1] = numbers.Second;
            bits[0] = numbers.First;
        }
    }

    private static void WriteEight(Philox stream, ref uint output)
    {
        ulong low = (ulong)stream.Counter, high = (ulong)(stream.Counter >> 64);
        if ((uint)low > uint.MaxValue - BlocksPerVector)
        {
            // The lowest word would carry into the next for some of the eight.
            Write(stream, 0, MemoryMarshal.CreateSpan(ref output, NumbersPerVector / 2));
            ref uint rest = ref Unsafe.Add(ref output, NumbersPerVector / 2);
            Write(stream, BlocksPerVector / 2, MemoryMarshal.CreateSpan(ref rest, NumbersPerVector / 2));
            return;
        }

        Vector256<uint> first = Vector256.Create((uint)low) + Vector256<uint>.Indices;
        Vector256<uint> second = Vector256.Create((uint)(low >> 32));
        Vector256<uint> third = Vector256.Create((uint)high);
        Vector256<uint> fourth = Vector256.Create((uint)(high >> 32));
        Vector256<uint> firstKey = Vector256.Create((uint)stream.Key);
        Vector256<uint> secondKey = Vector256.Create((uint)(stream.Key >> 32));
        for (int round = 0; round < Philox.Rounds; round++)
        {
            (Vector256<uint> firstHigh, Vector256<uint> firstLow) = Multiply(first, Philox.FirstMultiplier);
            (Vector256<uint> secondHigh, Vector256<uint> secondLow) = Multiply(third, Philox.SecondMultiplier);
            first = secondHigh ^ second ^ firstKey;
            second = secondLow;
            third = firstHigh ^ fourth ^ secondKey;
            fourth = firstLow;
            firstKey += Vector256.Create(Philox.FirstWeyl);
            secondKey += Vector256.Create(Philox.SecondWeyl);
        }

        StoreTransposed(first, second, third, fourth, ref output);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> High, Vector256<uint> Low) Multiply(Vector256<uint> x, uint multiplier)
    {
        const byte OddElements = 0b10101010;
        Vector256<uint> factor = Vector256.Create(multiplier);
        Vector256<ulong> even = Avx2.Multiply(x, factor);
        Vector256<ulong> odd = Avx2.Multiply((x.AsUInt64() >> 32).AsUInt32(), factor);
        return (Avx2.Blend((even >> 32).AsUInt32(), odd.AsUInt32(), OddElements),
            Avx2.Blend(even.AsUInt32(), (odd << 32).AsUInt32(), OddElements));
    }

    // From one vector for each word of the blocks to the blocks one behind another.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTransposed(
        Vector256<uint> first, Vector256<uint> second, Vector256<uint> third, Vector256<uint> fourth, ref uint output)
    {
        Vector256<ulong> frontLow = Avx2.UnpackLow(first, second).AsUInt64();
        Vector256<ulong> frontHigh = Avx2.UnpackHigh(first, second).AsUInt64();
        Vector256<ulong> backLow = Avx2.UnpackLow(third, fourth).AsUInt64();
        Vector256<ulong> backHigh = Avx2.UnpackHigh(third, fourth).AsUInt64();
        Vector256<uint> zeroAndFour = Avx2.UnpackLow(frontLow, backLow).AsUInt32();
        Vector256<uint> oneAndFive = Avx2.UnpackHigh(frontLow, backLow).AsUInt32();
        Vector256<uint> twoAndSix = Avx2.UnpackLow(frontHigh, backHigh).AsUInt32();
        Vector256<uint> threeAndSeven = Avx2.UnpackHigh(frontHigh, backHigh).AsUInt32();
        Avx2.Permute2x128(zeroAndFour, oneAndFive, 0x20).StoreUnsafe(ref output, 0);
        Avx2.Permute2x128(twoAndSix, threeAndSeven, 0x20).StoreUnsafe(ref output, 8);
        Avx2.Permute2x128(zeroAndFour, oneAndFive, 0x31).StoreUnsafe(ref output, 16);
        Avx2.Permute2x128(twoAndSix, threeAndSeven, 0x31).StoreUnsafe(ref output, 24);
    }
}
