namespace RawOpsNet;

/// <summary>Holds what an item does to one dim: indices that broadcast with others', or a regular walk.</summary>
internal readonly struct IndexPart
{
    private readonly long _start;
    private readonly long _step;

    /// <summary>Picks elements of a dim.</summary>
    public IndexPart(int axis, long[] indices, Shape shape)
    {
        Axis = axis;
        Indices = indices;
        Shape = shape;
    }

    private IndexPart(int axis, long start, long step, Shape shape)
    {
        Axis = axis;
        Shape = shape;
        _start = start;
        _step = step;
    }

    /// <summary>Inserts a dim of size 1.</summary>
    public static IndexPart NewAxis => new(-1, 0, 0, [1]);

    /// <summary>Gives no dim, but stands between its neighbours.</summary>
    public static IndexPart Gap => new(-1, 0, 0, Shape.Scalar);

    /// <summary>The dim; -1 where there is none.</summary>
    public int Axis { get; }

    /// <summary>The elements picked, none negative; null for a walk.</summary>
    public long[]? Indices { get; }

    /// <summary>The shape of the indices, or what a walk gives to the result.</summary>
    public Shape Shape { get; }

    /// <summary>Takes a dim whole.</summary>
    public static IndexPart Whole(int axis, long dim) => new(axis, 0, 1, [dim]);

    /// <summary>Walks a slice of a dim, as Python's does.</summary>
    public static IndexPart Slice(int axis, long dim, TensorIndex item)
    {
        (long? first, long? last) = item.Bounds(dim);
        long step = item.Stride;
        long lowest = step > 0 ? 0 : -1;
        long highest = step > 0 ? dim : dim - 1;
        long start = first is { } f ? Math.Clamp(f < 0 ? f + dim : f, lowest, highest) : step > 0 ? lowest : highest;
        long stop = last is { } l ? Math.Clamp(l < 0 ? l + dim : l, lowest, highest) : step > 0 ? highest : lowest;
        long length = (stop - start) / step + ((stop - start) % step == 0 ? 0 : 1);
        bool isEmpty = step > 0 ? stop <= start : stop >= start;
        return new(axis, start, step, [isEmpty ? 0 : length]);
    }

    /// <summary>Tells whether the part takes all of its dim in order.</summary>
    public bool IsWhole(Shape shape) => Indices is null && _start == 0 && _step == 1 && Shape[0] == shape[Axis];

    /// <summary>Gives the offset of each element of a walk.</summary>
    public long[] Offsets(long stride)
    {
        long[] offsets = new long[Shape[0]];
        for (int i = 0; i < offsets.Length; i++)
        {
            offsets[i] = (_start + (i * _step)) * stride;
        }

        return offsets;
    }

    /// <summary>Adds the offsets of the indices, broadcast, to those of a block.</summary>
    public void AddTo(long[] block, Shape shape, long stride)
    {
        long[] indices = Indices!;
        for (int i = 0; i < block.Length; i++)
        {
            long rest = i;
            long place = 0;
            long step = 1;
            for (int dim = 1; dim <= shape.Rank; dim++)
            {
                (rest, long at) = Math.DivRem(rest, shape[^dim]);
                long size = dim <= Shape.Rank ? Shape[^dim] : 1;
                place += size == 1 ? 0 : at * step;
                step *= size;
            }

            block[i] += indices[place] * stride;
        }
    }
}
