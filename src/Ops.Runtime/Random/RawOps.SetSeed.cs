namespace RawOpsNet;

/// <summary>Holds every op of the registry as a method.</summary>
public static partial class RawOps
{
    /// <summary>
    /// Sets the seed of every stateful random op, initializer, dropout and shuffle that is not given one of its own.
    /// </summary>
    /// <remarks>As tf.random.set_seed; see <see cref="RandomSeed"/>. Ops with a seed of their own are not touched.</remarks>
    public static void SetSeed(long seed) => RandomSeed.Set(seed);
}
