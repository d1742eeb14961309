namespace RawOpsNet.Numerics;

/// <summary>
/// Holds the stream of a stateful random op, from which each call reserves its share (TensorFlow's GuardedPhiloxRandom).
/// </summary>
internal sealed class PhiloxStream
{
    // TF random_op.cc reserves 256 blocks for each output, enough for any rejection.
    private const ulong BlocksPerOutput = 256;

    private readonly Lock _lock = new();
    private Philox _next;

    /// <summary>Starts a stream from an op's attrs.</summary>
    public PhiloxStream(long seed, long seed2) => _next = Start(seed, seed2);

    /// <summary>
    /// Starts the numbers of one call of a stateful op. Where either seed is not zero they follow from the seeds, so that every
    /// call with these attrs gives the same numbers: TensorFlow's first call of a kernel. Where both are zero they differ at
    /// each call, and follow from the process's seed (<see cref="RandomSeed"/>).
    /// </summary>
    public static Philox Start(long seed, long seed2) =>
        seed != 0 || seed2 != 0
            ? Philox.FromSeeds(seed, seed2)
            : Philox.FromSeeds(RandomSeed.Next(), 0);

    /// <summary>Reserves the numbers of so many outputs; later calls continue behind them.</summary>
    public Philox Reserve(long outputs)
    {
        lock (_lock)
        {
            Philox reserved = _next;
            _next = reserved.Skip(unchecked((ulong)outputs * BlocksPerOutput));
            return reserved;
        }
    }
}
