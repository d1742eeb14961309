namespace RawOpsNet.Numerics;

/// <summary>Permutes in the order of TensorFlow's RandomShuffle: each place takes a random one of those not yet dealt.</summary>
internal static class PhiloxShuffle
{
    /// <summary>Permutes items in place; uses one number for each item but the last.</summary>
    public static void Permute<T>(Span<T> items, Philox stream)
    {
        PhiloxSamples samples = new(stream);
        for (int i = 0; i < items.Length - 1; i++)
        {
            int other = i + (int)(samples.Next() % (uint)(items.Length - i));
            (items[i], items[other]) = (items[other], items[i]);
        }
    }
}
