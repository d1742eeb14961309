namespace RawOpsNet.Kernels;

/// <summary>Divides the target of an update by rows: each part owns some of its columns, or some of its rows.</summary>
internal readonly unsafe struct RowUpdateJob<T, TOperator>(
    T* source, long* rows, long count, T* target, long height, long width, bool isScalar, bool byColumns, int parts)
    : IParallelJob
    where T : unmanaged
    where TOperator : struct, IRowOperator<T>
{
    private readonly T* _source = source;
    private readonly long* _rows = rows;
    private readonly long _count = count;
    private readonly T* _target = target;
    private readonly long _height = height;
    private readonly long _width = width;
    private readonly bool _isScalar = isScalar;
    private readonly bool _byColumns = byColumns;
    private readonly int _parts = parts;

    /// <summary>Applies what falls into one part.</summary>
    public void Run(int part)
    {
        long span = _byColumns ? _width : _height;
        long first = span * part / _parts;
        long end = span * (part + 1) / _parts;
        long lowest = _byColumns ? 0 : first;
        ulong owned = (ulong)(_byColumns ? _height : end - first);
        nint column = _byColumns ? (nint)first : 0;
        nint columns = _byColumns ? (nint)(end - first) : (nint)_width;
        for (long i = 0; i < _count; i++)
        {
            long row = _rows[i];
            if (row >= 0 && (ulong)(row - lowest) < owned)
            {
                T* from = _isScalar ? _source : _source + (i * _width) + column;
                RowUpdate.Apply<T, TOperator>(from, _target + (row * _width) + column, columns, _isScalar);
            }
        }
    }
}
