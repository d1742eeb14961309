using RawOpsNet.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Reads the seeds, keys and counters of random ops, and starts their streams.</summary>
internal static class RandomSeeds
{
    private const long PhiloxAlgorithm = 1;
    private const long AutomaticAlgorithm = 3;

    /// <summary>Starts the stream of a stateless op from its seed of two numbers.</summary>
    /// <exception cref="InvalidArgumentException">The seed does not hold two numbers.</exception>
    public static Philox FromSeed(in OpSite site, Tensor seed)
    {
        (long first, long second) = Pair(site, seed);
        return Philox.FromStatelessSeeds(first, second);
    }

    /// <summary>Reads a seed of two numbers.</summary>
    /// <exception cref="InvalidArgumentException">The seed does not hold two numbers.</exception>
    public static (long First, long Second) Pair(in OpSite site, Tensor seed)
    {
        if (seed.Shape.Rank != 1 || seed.Shape[0] != 2)
        {
            site.Invalid("seed", $"seed has shape {seed.Shape}; it must be [2].");
        }

        return (HostValues.Integer(seed, 0), HostValues.Integer(seed, 1));
    }

    /// <summary>Starts a stream from a key and a counter.</summary>
    /// <exception cref="InvalidArgumentException">Key, counter or algorithm are not Philox's.</exception>
    public static Philox FromKey(in OpSite site, Tensor key, Tensor counter, Tensor alg)
    {
        if (alg.Shape.Rank != 0)
        {
            site.Invalid("alg", $"alg has shape {alg.Shape}; it must be a scalar.");
        }

        long algorithm = HostValues.Integer(alg);
        if (algorithm is not (PhiloxAlgorithm or AutomaticAlgorithm))
        {
            site.Invalid("alg", $"alg is {algorithm}; it must be 1 (Philox) or 3 (to choose).");
        }

        if (key.Shape.Rank != 1 || key.Shape[0] != 1)
        {
            site.Invalid("key", $"key has shape {key.Shape}; it must be [1].");
        }

        if (counter.Shape.Rank != 1 || counter.Shape[0] < 2)
        {
            site.Invalid("counter", $"counter has shape {counter.Shape}; it must hold two numbers.");
        }

        ReadOnlySpan<ulong> counters = TensorAccess.Read<ulong>(counter);
        return Philox.FromKeyCounter(TensorAccess.Read<ulong>(key)[0], counters[0], counters[1]);
    }
}
