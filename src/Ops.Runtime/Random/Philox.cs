using System.Runtime.CompilerServices;

namespace RawOpsNet.Numerics;

/// <summary>
/// Makes random numbers of a key and a counter: Philox4x32 with 10 rounds (Salmon and others 2011), seeded as in TensorFlow.
/// Every block follows from its counter alone, so any part of a stream can be made on any thread or device.
/// </summary>
internal readonly struct Philox
{
    /// <summary>Multiplies the first word of the counter in each round.</summary>
    public const uint FirstMultiplier = 0xD2511F53;

    /// <summary>Multiplies the third word of the counter in each round.</summary>
    public const uint SecondMultiplier = 0xCD9E8D57;

    /// <summary>Steps the lower word of the key from round to round: the golden ratio.</summary>
    public const uint FirstWeyl = 0x9E3779B9;

    /// <summary>Steps the upper word of the key from round to round: √3 - 1.</summary>
    public const uint SecondWeyl = 0xBB67AE85;

    /// <summary>Counts the rounds of a block.</summary>
    public const int Rounds = 10;

    // TF stateless_random_ops.cc, GenerateKey: the key under which a stateless op's seeds are mixed.
    private const ulong SeedKey = 0x02461E29_3EC8F720;

    /// <summary>Makes a stream of its key and its first counter.</summary>
    public Philox(ulong key, UInt128 counter)
    {
        Key = key;
        Counter = counter;
    }

    /// <summary>Gets the key, as StatelessRandomGetKeyCounter returns it.</summary>
    public ulong Key { get; }

    /// <summary>Gets the counter of the next block; TensorFlow's counter tensor holds the lower half first.</summary>
    public UInt128 Counter { get; }

    /// <summary>Starts the stream of a stateful op with these seeds: seed is the key, seed2 the counter's upper half.</summary>
    public static Philox FromSeeds(long seed, long seed2) => new((ulong)seed, new UInt128((ulong)seed2, 0));

    /// <summary>Starts the stream of a stateless op: its two seeds are mixed into a key and the counter's upper half.</summary>
    public static Philox FromStatelessSeeds(long seed, long seed2)
    {
        PhiloxBlock mixed = new Philox(SeedKey, new UInt128((ulong)seed2, (ulong)seed)).At(0);
        return new(mixed.LowPair, new UInt128(mixed.HighPair, 0));
    }

    /// <summary>Continues from the key and the two counter words of a stateless op's second version.</summary>
    public static Philox FromKeyCounter(ulong key, ulong counterLow, ulong counterHigh) =>
        new(key, new UInt128(counterHigh, counterLow));

    /// <summary>Returns the stream without its first blocks; the counter wraps around at 128 bits.</summary>
    public Philox Skip(ulong blocks) => new(Key, unchecked(Counter + blocks));

    /// <summary>Makes the block at a distance from the counter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PhiloxBlock At(ulong index)
    {
        UInt128 counter = unchecked(Counter + index);
        ulong low = (ulong)counter, high = (ulong)(counter >> 64);
        uint first = (uint)low, second = (uint)(low >> 32), third = (uint)high, fourth = (uint)(high >> 32);
        uint firstKey = (uint)Key, secondKey = (uint)(Key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong firstProduct = (ulong)FirstMultiplier * first;
            ulong secondProduct = (ulong)SecondMultiplier * third;
            first = (uint)(secondProduct >> 32) ^ second ^ firstKey;
            second = (uint)secondProduct;
            third = (uint)(firstProduct >> 32) ^ fourth ^ secondKey;
            fourth = (uint)firstProduct;
            firstKey += FirstWeyl;
            secondKey += SecondWeyl;
        }

        return new(first, second, third, fourth);
    }
}
