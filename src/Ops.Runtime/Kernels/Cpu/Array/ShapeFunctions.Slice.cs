using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>The shapes of slices.</summary>
internal static partial class ShapeFunctions
{
    private const int GridLongs = 16 * SliceGrid.LongsPerDim;

    internal static partial Shape Slice(in SliceShape s)
    {
        Shape input = s.Input.Shape;
        if (s.Begin.Rank != 1 || s.Size.Shape != s.Begin.Shape || s.Begin.Count != input.Rank)
        {
            s.Site.Invalid(
                "begin",
                $"begin has shape {s.Begin.Shape} and size {s.Size.Shape}; both must be [{input.Rank}], the rank of input.");
        }

        long[] dims = new long[input.Rank];
        for (int dim = 0; dim < dims.Length; dim++)
        {
            long begin = HostValues.Integer(s.Begin, dim);
            long size = HostValues.Integer(s.Size, dim);
            if (begin < 0 || begin > input[dim])
            {
                s.Site.Invalid("begin", $"begin[{dim}] is {begin}, which is not in [0, {input[dim]}].");
            }

            long most = input[dim] - begin;
            if (size < -1 || size > most)
            {
                s.Site.Invalid("size", $"size[{dim}] is {size} from begin[{dim}] = {begin}, but input has {input[dim]} there.");
            }

            dims[dim] = size == -1 ? most : size;
        }

        return Shape.Adopt(dims);
    }

    internal static partial Shape StridedSlice(in StridedSliceShape s)
    {
        ReadOnlySpan<long> dims = s.Input.Shape.Dims;
        SliceMasks masks = new(s.BeginMask, s.EndMask, s.EllipsisMask, s.NewAxisMask, s.ShrinkAxisMask);
        Span<long> room = Room(dims.Length, stackalloc long[GridLongs]);
        return new SliceGrid(s.Site, dims, room, s.Begin, s.End, s.Strides, masks).Output;
    }

    internal static partial Shape StridedSliceGrad(in StridedSliceGradShape s)
    {
        Shape shape = Shapes.ValueOf(s.Site, s.Shape, "shape");
        SliceMasks masks = new(s.BeginMask, s.EndMask, s.EllipsisMask, s.NewAxisMask, s.ShrinkAxisMask);
        SliceGrid grid = new(
            s.Site, shape.Dims, Room(shape.Rank, stackalloc long[GridLongs]), s.Begin, s.End, s.Strides, masks);
        if (grid.Output != s.Dy.Shape)
        {
            s.Site.Invalid("dy", $"dy has shape {s.Dy.Shape}; the slice has shape {grid.Output}.");
        }

        return shape;
    }

    private static Span<long> Room(int rank, Span<long> room)
    {
        int longs = rank * SliceGrid.LongsPerDim;
        return longs <= room.Length ? room[..longs] : new long[longs];
    }
}
