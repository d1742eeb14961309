using RawOpsNet.Numerics;

namespace RawOpsNet.Tests.Runtime.Numerics;

public class PhiloxTests
{
    // The known answers of the Random123 library (kat_vectors, philox4x32 10).
    [Fact]
    public void Blocks_are_those_of_the_published_generator()
    {
        Assert.Equal(new PhiloxBlock(0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8), new Philox(0, 0).At(0));
        Assert.Equal(
            new PhiloxBlock(0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD),
            new Philox(ulong.MaxValue, UInt128.MaxValue).At(0));
        Assert.Equal(
            new PhiloxBlock(0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
            Philox.FromKeyCounter(0x299F31D0_A4093822, 0x85A308D3_243F6A88, 0x03707344_13198A2E).At(0));
    }

    [Fact]
    public void The_counter_carries_over_all_its_words()
    {
        Philox stream = Philox.FromKeyCounter(7, ulong.MaxValue, 5);
        Assert.Equal(Philox.FromKeyCounter(7, 0, 6).At(0), stream.At(1));
        Assert.Equal(stream.At(9), stream.Skip(9).At(0));
        Assert.Equal(new Philox(7, 1).At(0), new Philox(7, UInt128.MaxValue).At(2));
    }

    [Theory]
    [InlineData(0UL)]
    // The lowest, then the lower two words carry over within the first eight blocks.
    [InlineData(0x1_FFFF_FFFBUL)]
    [InlineData(ulong.MaxValue - 5)]
    public void Blocks_written_by_eights_are_the_same(ulong counter)
    {
        Philox stream = Philox.FromKeyCounter(0x0123456789ABCDEF, counter, 9);
        uint[] bits = new uint[4 * 29];
        PhiloxBlocks.Write(stream, 2, bits);
        for (int i = 0; i < bits.Length; i += 4)
        {
            Assert.Equal(stream.At((ulong)(2 + (i / 4))), new PhiloxBlock(bits[i], bits[i + 1], bits[i + 2], bits[i + 3]));
        }
    }

    [Fact]
    public void Samples_come_in_the_order_of_the_blocks()
    {
        Philox stream = Philox.FromSeeds(3, 4);
        PhiloxSamples samples = new(stream);
        for (ulong i = 0; i < 3; i++)
        {
            PhiloxBlock block = stream.At(i);
            Assert.Equal(block, new PhiloxBlock(samples.Next(), samples.Next(), samples.Next(), samples.Next()));
        }
    }

    // TensorFlow 2.21, StatelessRandomGetKeyCounter.
    [Theory]
    [InlineData(1, 2, 10413732777507651514, 17830669156045600267)]
    [InlineData(12345, -6, 8004202593877944753, 2880471393107253602)]
    public void Stateless_seeds_are_mixed_as_in_tensorflow(long seed, long seed2, ulong key, ulong counter)
    {
        Philox stream = Philox.FromStatelessSeeds(seed, seed2);
        Assert.Equal(key, stream.Key);
        Assert.Equal(new UInt128(counter, 0), stream.Counter);
    }

    [Fact]
    public void A_stream_reserves_256_blocks_for_each_output()
    {
        PhiloxStream stream = new(5, 6);
        Assert.Equal(Philox.FromSeeds(5, 6).Counter, stream.Reserve(10).Counter);
        Assert.Equal(Philox.FromSeeds(5, 6).Skip(2560).Counter, stream.Reserve(1).Counter);
        Assert.Equal(Philox.FromSeeds(5, 6).Skip(2816).Counter, stream.Reserve(0).Counter);
    }

    [Fact]
    public void Calls_differ_only_where_both_seeds_are_zero()
    {
        Assert.Equal(PhiloxStream.Start(1, 0), PhiloxStream.Start(1, 0));
        Assert.Equal(PhiloxStream.Start(0, 1), PhiloxStream.Start(0, 1));
        Assert.NotEqual(PhiloxStream.Start(0, 0), PhiloxStream.Start(0, 0));
    }

    // TensorFlow 2.21, RandomShuffle with seed 25, seed2 75.
    [Fact]
    public void Shuffles_as_tensorflow()
    {
        int[] items = [-1, -7, -8, 5, -7, -2, 8, 5, -1];
        PhiloxShuffle.Permute<int>(items, Philox.FromSeeds(25, 75));
        Assert.Equal([-2, 5, -7, -7, 5, -1, -1, -8, 8], items);
        PhiloxShuffle.Permute<int>([], Philox.FromSeeds(1, 1));
    }
}
