namespace RawOpsNet.Models;

/// <summary>Permutes by random keys of the Philox generator, the same for a seed and an epoch on every machine.</summary>
internal static class PhiloxShuffleOrder
{
    /// <summary>Permutes items in place.</summary>
    public static void Permute(int[] items, long seed, long epoch)
    {
        using TensorScope scope = new();
        Tensor draws = RawOps.StatelessRandomUniform(
            new long[] { items.Length }, new long[] { seed, epoch }, DType.Float64);

        // 52 random bits a key: equal keys are as good as impossible, and Array.Sort is deterministic even then.
        Array.Sort(draws.ToArray<double>(), items);
    }
}
