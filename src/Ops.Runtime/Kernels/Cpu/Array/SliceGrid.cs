using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// Follows TF strided_slice_op.cc, ValidateStridedSliceOp: an ellipsis wins over a new axis, that over a shrunk one; a shrunk
// axis ignores its begin and end masks.

/// <summary>What a strided slice takes of each dim of its input, and the shape of what it gives.</summary>
internal ref struct SliceGrid
{
    /// <summary>How many longs the grid needs for each dim of the input.</summary>
    public const int LongsPerDim = 3;

    // A mask has 64 bits, and an implied ellipsis needs one of its own.
    private const int MaxItems = 62;

    private readonly OpSite _site;
    private readonly ReadOnlySpan<long> _dims;
    private readonly SliceMasks _masks;
    private readonly Tensor _begin;
    private readonly Tensor _end;
    private readonly Tensor _strides;

    /// <summary>Works the grid out; items that make no sense throw.</summary>
    /// <param name="site">The call.</param>
    /// <param name="dims">The dims of the input.</param>
    /// <param name="room">At least <see cref="LongsPerDim"/> longs for each dim.</param>
    /// <param name="begin">Where each item starts.</param>
    /// <param name="end">Where each item stops.</param>
    /// <param name="strides">The step of each item.</param>
    /// <param name="masks">The masks.</param>
    public SliceGrid(
        in OpSite site, ReadOnlySpan<long> dims, Span<long> room, Tensor begin, Tensor end, Tensor strides, SliceMasks masks)
    {
        _site = site;
        _dims = dims;
        _begin = begin;
        _end = end;
        _strides = strides;
        _masks = masks;
        Starts = room[..dims.Length];
        Steps = room.Slice(dims.Length, dims.Length);
        Sizes = room.Slice(2 * dims.Length, dims.Length);
        Output = Resolve(CheckItems());
    }

    /// <summary>The first element taken of each dim.</summary>
    public Span<long> Starts { get; }

    /// <summary>The step along each dim.</summary>
    public Span<long> Steps { get; }

    /// <summary>How many elements are taken of each dim.</summary>
    public Span<long> Sizes { get; }

    /// <summary>The shape of the slice: sizes without shrunk dims and with inserted ones.</summary>
    public Shape Output { get; }

    private readonly int CheckItems()
    {
        if (_begin.Rank != 1 || _end.Shape != _begin.Shape || _strides.Shape != _begin.Shape)
        {
            _site.Invalid(
                "begin",
                $"begin has shape {_begin.Shape}, end {_end.Shape}, strides {_strides.Shape}; all must be vectors of one size.");
        }

        if (_begin.Count > MaxItems)
        {
            _site.Invalid("begin", $"begin has {_begin.Count} items; at most {MaxItems} are possible.");
        }

        int items = (int)_begin.Count;
        long ellipsis = _masks.Ellipsis & ((1L << items) - 1);
        if (!BitOperations.IsPow2(ellipsis) && ellipsis != 0)
        {
            _site.Invalid("ellipsis_mask", $"ellipsis_mask is {_masks.Ellipsis}; one item at most can be an ellipsis.");
        }

        return items;
    }

    private readonly Shape Resolve(int items)
    {
        int ellipsis = BitOperations.TrailingZeroCount(_masks.Ellipsis & ((1L << items) - 1));
        ellipsis = Math.Min(ellipsis, items);
        int named = CountNamedDims(items, ellipsis);
        if (named > _dims.Length)
        {
            _site.Invalid("begin", $"the slice names {named} dims, but the tensor it cuts has rank {_dims.Length}.");
        }

        List<long> output = new(_dims.Length + items);
        int dim = 0;
        for (int item = 0; item <= items; item++)
        {
            if (item == ellipsis)
            {
                for (int rest = _dims.Length - named; rest > 0; rest--, dim++)
                {
                    TakeWhole(dim);
                    output.Add(Sizes[dim]);
                }
            }

            if (item == items || item == ellipsis)
            {
                continue;
            }

            if ((_masks.NewAxis >> item & 1) != 0)
            {
                output.Add(1);
                continue;
            }

            bool isShrunk = (_masks.ShrinkAxis >> item & 1) != 0;
            TakeItem(item, dim, isShrunk);
            if (!isShrunk)
            {
                output.Add(Sizes[dim]);
            }

            dim++;
        }

        return Shape.Adopt([.. output]);
    }

    private readonly int CountNamedDims(int items, int ellipsis)
    {
        long inserted = _masks.NewAxis & ((1L << items) - 1);
        if (ellipsis < items)
        {
            inserted &= ~(1L << ellipsis);
        }

        return items - BitOperations.PopCount((ulong)inserted) - (ellipsis < items ? 1 : 0);
    }

    private readonly void TakeWhole(int dim)
    {
        Starts[dim] = 0;
        Steps[dim] = 1;
        Sizes[dim] = _dims[dim];
    }

    private readonly void TakeItem(int item, int dim, bool isShrunk)
    {
        long size = _dims[dim];
        long begin = HostValues.Integer(_begin, item);
        long end = HostValues.Integer(_end, item);
        long step = HostValues.Integer(_strides, item);
        if (step == 0)
        {
            _site.Invalid("strides", $"strides[{item}] is 0; a step must not be.");
        }

        Steps[dim] = step;
        if (isShrunk)
        {
            TakeOne(item, dim, begin, step);
            return;
        }

        // Going backwards, a slice may start at the last element and stops before the first, at -1.
        long lowest = step > 0 ? 0 : -1;
        long highest = step > 0 ? size : size - 1;
        long start = (_masks.Begin >> item & 1) != 0
            ? step > 0 ? lowest : highest
            : Math.Clamp(begin < 0 ? begin + size : begin, lowest, highest);
        long stop = (_masks.End >> item & 1) != 0
            ? step > 0 ? highest : lowest
            : Math.Clamp(end < 0 ? end + size : end, lowest, highest);
        long length = stop - start;
        Starts[dim] = start;
        Sizes[dim] = length == 0 || length < 0 != step < 0 ? 0 : (length / step) + (length % step == 0 ? 0 : 1);
    }

    private readonly void TakeOne(int item, int dim, long begin, long step)
    {
        long size = _dims[dim];
        if (step < 0)
        {
            _site.Invalid("strides", $"strides[{item}] is {step}, but item {item} picks one element; its step must be positive.");
        }

        long start = begin < 0 ? begin + size : begin;
        if ((ulong)start >= (ulong)size)
        {
            _site.Invalid("begin", $"begin[{item}] is {begin}, which is not in [{-size}, {size}).");
        }

        Starts[dim] = start;
        Steps[dim] = 1;
        Sizes[dim] = 1;
    }
}
