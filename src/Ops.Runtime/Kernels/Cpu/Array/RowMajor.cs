namespace RawOpsNet.Kernels;

/// <summary>Works out the strides of dense tensors.</summary>
internal static class RowMajor
{
    /// <summary>Writes the stride of each dim, in elements.</summary>
    /// <returns>The number of elements.</returns>
    public static long Strides(ReadOnlySpan<long> dims, Span<long> strides)
    {
        long stride = 1;
        for (int dim = dims.Length - 1; dim >= 0; dim--)
        {
            strides[dim] = stride;
            stride *= dims[dim];
        }

        return stride;
    }

    /// <summary>Multiplies sizes; the product of none is 1.</summary>
    public static long Count(ReadOnlySpan<long> dims)
    {
        long count = 1;
        foreach (long dim in dims)
        {
            count *= dim;
        }

        return count;
    }
}
