namespace RawOpsNet.Kernels;

/// <summary>Holds where each matrix of a batch begins in A, B and C, in elements.</summary>
internal readonly struct BatchOffsets
{
    private BatchOffsets(long count)
    {
        A = new long[count];
        B = new long[count];
        C = new long[count];
    }

    /// <summary>Gets the offset of each batch's A.</summary>
    public long[] A { get; }

    /// <summary>Gets the offset of each batch's B.</summary>
    public long[] B { get; }

    /// <summary>Gets the offset of each batch's C.</summary>
    public long[] C { get; }

    /// <summary>Makes the offsets of batches that lie one after the other, from the elements of a matrix of each.</summary>
    public static BatchOffsets Dense(long count, long a, long b, long c)
    {
        BatchOffsets offsets = new(count);
        for (long i = 0; i < count; i++)
        {
            offsets.A[i] = i * a;
            offsets.B[i] = i * b;
            offsets.C[i] = i * c;
        }

        return offsets;
    }

    /// <summary>Makes the offsets of batches whose dims broadcast.</summary>
    public static BatchOffsets Broadcast(Shape output, Shape x, Shape y, long a, long b, long c)
    {
        BatchOffsets offsets = new(output.ElementCount);
        BroadcastWalk walk = new(output, x, y);
        for (long i = 0; i < offsets.C.Length; i++, walk.Next())
        {
            offsets.A[i] = walk[0] * a;
            offsets.B[i] = walk[1] * b;
            offsets.C[i] = i * c;
        }

        return offsets;
    }
}
