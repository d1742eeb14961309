namespace RawOpsNet.Checkpoints;

/// <summary>Words the error of a damaged file: which file, where, and what.</summary>
internal static class Damage
{
    private const string Again = " A part of the file is missing or changed: copy it again, or save it anew.";

    /// <summary>Makes the error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="offset">Where in it.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What found it.</param>
    /// <param name="advice">What mends it, after a space; where it is empty, that the file is damaged.</param>
    public static DataLossException At(
        string path, long offset, string message, Exception? innerException = null, string advice = "") =>
        In($"{path}, byte {offset}", message, innerException, advice);

    /// <summary>Makes the error of a place that is no byte.</summary>
    public static DataLossException In(
        string place, string message, Exception? innerException = null, string advice = "") =>
        new($"{place}: {message}{(advice.Length > 0 ? advice : Again)}", innerException: innerException);

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
