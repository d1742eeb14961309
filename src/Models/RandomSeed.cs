using System.Security.Cryptography;

namespace RawOpsNet.Models;

/// <summary>
/// Seeds what is not given a seed of its own: initializers, dropout, shuffling. Drawn afresh in each process until set.
/// </summary>
public static class RandomSeed
{
    // The increment and the two multipliers of SplitMix64 (Steele, Lea, Flood 2014), which spreads neighbouring seeds.
    private const ulong Increment = 0x9E3779B97F4A7C15;
    private const ulong FirstMultiplier = 0xBF58476D1CE4E5B9;
    private const ulong SecondMultiplier = 0x94D049BB133111EB;

    private static readonly Lock Gate = new();
    private static ulong s_state = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>Sets the seed: what is made afterwards, in the same order, draws the same numbers.</summary>
    public static void Set(long seed)
    {
        lock (Gate)
        {
            s_state = unchecked((ulong)seed);
        }
    }

    /// <summary>Draws a seed.</summary>
    public static long Next()
    {
        lock (Gate)
        {
            unchecked
            {
                s_state += Increment;
                ulong mixed = (s_state ^ (s_state >> 30)) * FirstMultiplier;
                mixed = (mixed ^ (mixed >> 27)) * SecondMultiplier;
                return (long)(mixed ^ (mixed >> 31));
            }
        }
    }
}
