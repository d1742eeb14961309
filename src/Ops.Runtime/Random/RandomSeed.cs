using System.Security.Cryptography;

namespace RawOpsNet;

/// <summary>
/// Seeds what is not given a seed of its own: stateful random ops, initializers, dropout, shuffling. Drawn afresh in each process
/// until set.
/// </summary>
/// <remarks>
/// As tf.random.set_seed: a global seed and a counter of the draws since it was set. The number of threads that a kernel runs on
/// changes nothing; threads of a program that draw at the same time share the counter, so give their ops seeds of their own.
/// </remarks>
public static class RandomSeed
{
    // The increment and the two multipliers of SplitMix64 (Steele, Lea, Flood 2014), which spreads neighbouring seeds.
    private const ulong Increment = 0x9E3779B97F4A7C15;
    private const ulong FirstMultiplier = 0xBF58476D1CE4E5B9;
    private const ulong SecondMultiplier = 0x94D049BB133111EB;

    // The seed plus the increment for each draw: seed and counter in one number that is advanced without a lock.
    private static ulong s_state = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>Sets the seed: what is made afterwards, in the same order, draws the same numbers.</summary>
    public static void Set(long seed) => Volatile.Write(ref s_state, unchecked((ulong)seed));

    /// <summary>Draws a seed.</summary>
    public static long Next()
    {
        unchecked
        {
            ulong state = Interlocked.Add(ref s_state, Increment);
            ulong mixed = (state ^ (state >> 30)) * FirstMultiplier;
            mixed = (mixed ^ (mixed >> 27)) * SecondMultiplier;
            return (long)(mixed ^ (mixed >> 31));
        }
    }
}
