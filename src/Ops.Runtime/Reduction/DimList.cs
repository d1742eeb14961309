namespace RawOpsNet.OpServices;

/// <summary>Dims with their strides in elements, innermost first.</summary>
internal unsafe struct DimList
{
    private readonly long* _memory;

    /// <summary>Makes an empty list over memory for two longs per dim.</summary>
    public DimList(long* memory)
    {
        _memory = memory;
        Rank = 0;
        Total = 1;
    }

    public int Rank { get; private set; }

    /// <summary>Gets the product of the dims.</summary>
    public long Total { get; private set; }

    public readonly long Dim(int d) => _memory[2 * d];

    public readonly long Stride(int d) => _memory[(2 * d) + 1];

    /// <summary>Adds a dim outside of the others, or makes the outermost longer.</summary>
    public void Add(long dim, long stride, bool isMerged)
    {
        Total *= dim;
        if (isMerged)
        {
            _memory[2 * (Rank - 1)] *= dim;
            return;
        }

        _memory[2 * Rank] = dim;
        _memory[(2 * Rank) + 1] = stride;
        Rank++;
    }

    /// <summary>Gives the offset of an index that counts through the dims.</summary>
    public readonly long Offset(long index)
    {
        long offset = 0;
        for (int d = 0; d < Rank; d++)
        {
            long outer = index / Dim(d);
            offset += (index - (outer * Dim(d))) * Stride(d);
            index = outer;
        }

        return offset;
    }

    /// <summary>Gets how many entries from <paramref name="index"/> on follow each other with <see cref="Step"/>.</summary>
    public readonly long Straight(long index) => Rank == 0 ? 1 : Dim(0) - (index % Dim(0));

    /// <summary>Gets the elements between entries of the innermost dim.</summary>
    public readonly long Step => Rank == 0 ? 0 : Stride(0);
}
