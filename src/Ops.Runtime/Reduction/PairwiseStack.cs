namespace RawOpsNet.OpServices;

/// <summary>
/// Combines partial results as a binary tree over their order, so that rounding errors grow with its depth alone.
/// </summary>
/// <remarks>An entry is one lane, or several side by side.</remarks>
internal unsafe struct PairwiseStack<T, V, TBody>
    where T : unmanaged
    where V : unmanaged, ILane<V, T>
    where TBody : struct, IReduceBody<T>
{
    /// <summary>The entries that memory must hold: one for each bit of the number of partial results.</summary>
    public const int Depth = 48;

    private readonly V* _entries;
    private readonly int _width;
    private int _height;
    private long _pushes;

    /// <summary>Makes an empty stack over memory for <see cref="Depth"/> entries.</summary>
    public PairwiseStack(V* entries, int width)
    {
        _entries = entries;
        _width = width;
        _height = 0;
        _pushes = 0;
    }

    /// <summary>Adds a partial result, which is overwritten.</summary>
    public void Push(ref TBody body, V* partial)
    {
        for (long n = _pushes++; (n & 1) != 0; n >>= 1)
        {
            _height--;
            for (int w = 0; w < _width; w++)
            {
                partial[w] = body.Combine(_entries[(_height * _width) + w], partial[w]);
            }
        }

        for (int w = 0; w < _width; w++)
        {
            _entries[(_height * _width) + w] = partial[w];
        }

        _height++;
    }

    /// <summary>Gives what all partial results combine to; there is at least one.</summary>
    public readonly void Collapse(ref TBody body, V* result)
    {
        for (int w = 0; w < _width; w++)
        {
            V value = _entries[((_height - 1) * _width) + w];
            for (int k = _height - 2; k >= 0; k--)
            {
                value = body.Combine(_entries[(k * _width) + w], value);
            }

            result[w] = value;
        }
    }
}
