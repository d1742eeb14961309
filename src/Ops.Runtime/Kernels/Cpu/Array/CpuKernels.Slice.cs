using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Cutting boxes and grids, and putting them back.</summary>
internal static partial class CpuKernels
{
    private const int RankOnStack = 16;

    [SkipLocalsInit]
    internal static partial void Slice<T>(in SliceCall call)
        where T : struct
    {
        int rank = call.Input.Rank;
        Span<long> room = rank <= RankOnStack ? stackalloc long[2 * rank] : new long[2 * rank];
        Span<long> strides = room[..rank];
        Span<long> target = room[rank..];
        RowMajor.Strides(call.Input.Shape.Dims, strides);
        RowMajor.Strides(call.Output.Shape.Dims, target);
        long start = 0;
        for (int dim = 0; dim < rank; dim++)
        {
            start += HostValues.Integer(call.Begin, dim) * strides[dim];
        }

        ReadOnlySpan<long> dims = call.Output.Shape.Dims;
        StridedCopy.Run<T>(call.Input, start, strides, call.Output, 0, target, dims);
    }

    [SkipLocalsInit]
    internal static partial void StridedSlice<T>(in StridedSliceCall call)
        where T : struct
    {
        ReadOnlySpan<long> dims = call.Input.Shape.Dims;
        int rank = dims.Length;
        Span<long> room = rank <= RankOnStack ? stackalloc long[5 * rank] : new long[5 * rank];
        SliceMasks masks = new(call.BeginMask, call.EndMask, call.EllipsisMask, call.NewAxisMask, call.ShrinkAxisMask);
        SliceGrid grid = new(call.Site, dims, room, call.Begin, call.End, call.Strides, masks);
        Span<long> strides = room.Slice(3 * rank, rank);
        Span<long> dense = room.Slice(4 * rank, rank);
        RowMajor.Strides(grid.Sizes, dense);
        long start = GridStrides(in grid, dims, strides);
        StridedCopy.Run<T>(call.Input, start, strides, call.Output, 0, dense, grid.Sizes);
    }

    [SkipLocalsInit]
    internal static partial void StridedSliceGrad<T>(in StridedSliceGradCall call)
        where T : struct
    {
        ReadOnlySpan<long> dims = call.Output.Shape.Dims;
        int rank = dims.Length;
        Span<long> room = rank <= RankOnStack ? stackalloc long[5 * rank] : new long[5 * rank];
        SliceMasks masks = new(call.BeginMask, call.EndMask, call.EllipsisMask, call.NewAxisMask, call.ShrinkAxisMask);
        SliceGrid grid = new(call.Site, dims, room, call.Begin, call.End, call.Strides, masks);
        Span<long> strides = room.Slice(3 * rank, rank);
        Span<long> dense = room.Slice(4 * rank, rank);
        RowMajor.Strides(grid.Sizes, dense);
        long start = GridStrides(in grid, dims, strides);
        TensorAccess.Clear(call.Output);
        StridedCopy.Run<T>(call.Dy, 0, dense, call.Output, start, strides, grid.Sizes);
    }

    private static long GridStrides(in SliceGrid grid, ReadOnlySpan<long> dims, Span<long> strides)
    {
        long start = 0;
        RowMajor.Strides(dims, strides);
        for (int dim = 0; dim < dims.Length; dim++)
        {
            start += grid.Starts[dim] * strides[dim];

            // A step is only taken between two elements; one that is never taken may be too large to multiply.
            strides[dim] = grid.Sizes[dim] > 1 ? grid.Steps[dim] * strides[dim] : 0;
        }

        return start;
    }
}
