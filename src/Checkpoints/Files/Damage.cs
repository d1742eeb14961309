namespace RawOpsNet.Checkpoints;

/// <summary>Words the error of a damaged file: which file, where, and what.</summary>
internal static class Damage
{
    public static DataLossException At(string path, long offset, string message, Exception? innerException = null) =>
        new($"{path}, byte {offset}: {message}", innerException: innerException);

    /// <summary>Computes the number of bytes of a shape; null where dims are negative, too many, or too large.</summary>
    public static long? Size(ReadOnlySpan<long> dims, int elementSize)
    {
        if (dims.Length > Shape.MaxRank)
        {
            return null;
        }

        // An empty tensor may have other dims of any size; the product is zero in whatever order they stand.
        UInt128 size = (UInt128)elementSize;
        bool isEmpty = false;
        bool isTooLarge = false;
        foreach (long dim in dims)
        {
            if (dim < 0)
            {
                return null;
            }

            isEmpty |= dim == 0;
            size = isTooLarge ? size : size * (UInt128)dim;
            isTooLarge |= size > long.MaxValue;
        }

        return isTooLarge ? null : isEmpty ? 0 : (long)size;
    }
}
