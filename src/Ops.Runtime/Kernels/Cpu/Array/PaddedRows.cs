namespace RawOpsNet.Kernels;

/// <summary>The rows of a padded tensor. A dim without padding is one with the dim before it.</summary>
internal readonly unsafe struct PaddedRows
{
    private readonly long* _dims;
    private readonly long* _targetDims;
    private readonly long* _before;
    private readonly int _rank;

    /// <summary>Builds the rows in room that the caller keeps for as long as they live: three longs for each dim.</summary>
    public PaddedRows(long* room, ReadOnlySpan<long> dims, ReadOnlySpan<long> targetDims, ReadOnlySpan<long> before)
    {
        int most = Math.Max(dims.Length, 1);
        _dims = room;
        _targetDims = room + most;
        _before = room + (2 * most);
        _dims[0] = 1;
        _targetDims[0] = 1;
        _before[0] = 0;
        int last = -1;
        for (int i = 0; i < dims.Length; i++)
        {
            if (last >= 0 && dims[i] == targetDims[i])
            {
                _dims[last] *= dims[i];
                _targetDims[last] *= dims[i];
                _before[last] *= dims[i];
                continue;
            }

            last++;
            _dims[last] = dims[i];
            _targetDims[last] = targetDims[i];
            _before[last] = before[i];
        }

        _rank = Math.Max(last + 1, 1);
        Length = _targetDims[_rank - 1];
        Width = _dims[_rank - 1];
        Before = _before[_rank - 1];
        Count = 1;
        for (int i = 0; i < _rank - 1; i++)
        {
            Count *= _targetDims[i];
        }
    }

    /// <summary>The number of rows of the target.</summary>
    public long Count { get; }

    /// <summary>The length of a row of the target.</summary>
    public long Length { get; }

    /// <summary>The length of a row of the source.</summary>
    public long Width { get; }

    /// <summary>How much padding stands before the source in a row.</summary>
    public long Before { get; }

    /// <summary>Finds the row of the source that a row of the target holds, or -1 if that is padding alone.</summary>
    public long SourceRow(long row)
    {
        long source = 0;
        long scale = 1;
        for (int dim = _rank - 2; dim >= 0; dim--)
        {
            long quotient = row / _targetDims[dim];
            long place = row - (quotient * _targetDims[dim]) - _before[dim];
            if ((ulong)place >= (ulong)_dims[dim])
            {
                return -1;
            }

            source += place * scale;
            scale *= _dims[dim];
            row = quotient;
        }

        return source;
    }
}
