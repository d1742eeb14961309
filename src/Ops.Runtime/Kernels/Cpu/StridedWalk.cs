namespace RawOpsNet.Kernels;

/// <summary>
/// Walks all indices of a shape in row-major order and holds the element offset under given strides; it wraps around.
/// </summary>
internal struct StridedWalk
{
    private readonly long[] _dims;
    private readonly long[] _strides;
    private readonly long[] _index;

    /// <summary>Prepares a walk; no dims make one element.</summary>
    public StridedWalk(long[] dims, long[] strides)
    {
        _dims = dims;
        _strides = strides;
        _index = new long[dims.Length];
    }

    /// <summary>Gets the number of elements.</summary>
    public readonly long Count => _dims.Aggregate(1L, (product, dim) => checked(product * dim));

    /// <summary>Gets the element offset of the index.</summary>
    public long Offset { get; private set; }

    /// <summary>Steps to the next index; after the last comes the first.</summary>
    public void Next()
    {
        for (int d = _dims.Length - 1; d >= 0; d--)
        {
            if (++_index[d] < _dims[d])
            {
                Offset += _strides[d];
                return;
            }

            Offset -= (_dims[d] - 1) * _strides[d];
            _index[d] = 0;
        }
    }
}
