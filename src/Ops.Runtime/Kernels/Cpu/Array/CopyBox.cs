namespace RawOpsNet.Kernels;

/// <summary>
/// A box of elements to copy: its dims, and for each the stride in the source and in the target, in elements. Dims of
/// size 1 are gone, and neighbours that both sides walk as one dim are one.
/// </summary>
internal readonly unsafe struct CopyBox
{
    /// <summary>How many longs a box of a rank needs.</summary>
    public const int LongsPerDim = 3;

    private readonly long* _dims;
    private readonly long* _source;
    private readonly long* _target;

    /// <summary>Builds the box in room that the caller keeps for as long as the box lives.</summary>
    /// <param name="room">At least <see cref="LongsPerDim"/> longs for each dim.</param>
    /// <param name="dims">The sizes, outermost first.</param>
    /// <param name="source">The strides of the source; 0 repeats, negative goes backwards.</param>
    /// <param name="target">The strides of the target; never 0 where a dim is larger than 1.</param>
    public CopyBox(long* room, ReadOnlySpan<long> dims, ReadOnlySpan<long> source, ReadOnlySpan<long> target)
    {
        _dims = room;
        _source = room + dims.Length;
        _target = room + (2 * dims.Length);
        int rank = 0;
        long count = 1;
        for (int i = 0; i < dims.Length; i++)
        {
            count *= dims[i];
            if (dims[i] == 1)
            {
                continue;
            }

            bool joins = rank > 0
                && _source[rank - 1] == source[i] * dims[i]
                && _target[rank - 1] == target[i] * dims[i];
            if (joins)
            {
                _dims[rank - 1] *= dims[i];
            }
            else
            {
                _dims[rank++] = dims[i];
            }

            _source[rank - 1] = source[i];
            _target[rank - 1] = target[i];
        }

        if (rank == 0)
        {
            _dims[0] = 1;
            _source[0] = 1;
            _target[0] = 1;
            rank = 1;
        }

        Rank = rank;
        Count = count;
    }

    /// <summary>The number of dims; at least 1.</summary>
    public int Rank { get; }

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>The innermost dim.</summary>
    public int Last => Rank - 1;

    /// <summary>The size of a dim.</summary>
    public long Dim(int dim) => _dims[dim];

    /// <summary>The stride of a dim in the source.</summary>
    public nint SourceStride(int dim) => (nint)_source[dim];

    /// <summary>The stride of a dim in the target.</summary>
    public nint TargetStride(int dim) => (nint)_target[dim];

    /// <summary>Finds the dim that the source holds side by side while the target holds the last one so, or -1.</summary>
    public int FindTransposed()
    {
        if (_target[Last] != 1 || _source[Last] is 0 or 1)
        {
            return -1;
        }

        for (int dim = Last - 1; dim >= 0; dim--)
        {
            if (_source[dim] == 1)
            {
                return dim;
            }
        }

        return -1;
    }

    /// <summary>Works out where an index over all dims but the last and one more begins, in both buffers.</summary>
    /// <param name="index">The index, row-major.</param>
    /// <param name="without">A dim to leave out beside the last, or -1.</param>
    /// <param name="source">Gets the offset in the source.</param>
    /// <param name="target">Gets the offset in the target.</param>
    public void Locate(long index, int without, out nint source, out nint target)
    {
        source = 0;
        target = 0;
        for (int dim = Last - 1; dim >= 0; dim--)
        {
            if (dim == without)
            {
                continue;
            }

            long quotient = index / _dims[dim];
            long place = index - (quotient * _dims[dim]);
            source += (nint)(place * _source[dim]);
            target += (nint)(place * _target[dim]);
            index = quotient;
        }
    }
}
