using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Reads rows of a matrix that may broadcast: one row for all, or one number for a row.</summary>
internal readonly unsafe struct RowSource<T>
    where T : unmanaged
{
    private readonly T* _data;
    private readonly nint _rowStride;
    private readonly bool _spreads;

    /// <summary>Views a tensor of rank 0 to 2 as rows of <paramref name="target"/>.</summary>
    public RowSource(Tensor tensor, Shape target)
    {
        Shape shape = tensor.Shape;
        long columns = shape.Rank == 0 ? 1 : shape[shape.Rank - 1];
        _data = (T*)TensorAccess.Pointer(tensor);
        _rowStride = shape.Rank < 2 || shape[0] == 1 ? 0 : (nint)columns;
        _spreads = columns == 1 && target[1] != 1;
    }

    /// <summary>Gets whether there are rows.</summary>
    public bool IsPresent => _data != null;

    /// <summary>Gives a row; one that spreads a number is written into <paramref name="room"/>.</summary>
    public T* Row(nint row, T* room, nint columns)
    {
        T* source = _data + (row * _rowStride);
        if (!_spreads)
        {
            return source;
        }

        new Span<T>(room, checked((int)columns)).Fill(*source);
        return room;
    }
}
