using System.Numerics;
using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Counting in a variable, and assigning a grid of it.</summary>
internal static partial class CpuKernels
{
    internal static partial void ResourceCountUpTo<T>(in ResourceCountUpToCall call)
        where T : unmanaged, IBinaryInteger<T>
    {
        ref T count = ref TensorAccess.Write<T>(call.Resource)[0];
        if (long.CreateChecked(count) >= call.Limit)
        {
            call.Site.OutOfRange($"resource is {count}; it has reached limit, which is {call.Limit}.", "resource");
        }

        UpdateBatch.BeforeWriteAtOnce();
        TensorAccess.Write<T>(call.Output)[0] = count;
        count++;
    }

    [SkipLocalsInit]
    internal static partial void ResourceStridedSliceAssign<T>(in ResourceStridedSliceAssignCall call)
        where T : struct
    {
        ReadOnlySpan<long> dims = call.Ref.Shape.Dims;
        int rank = dims.Length;
        Span<long> room = rank <= RankOnStack ? stackalloc long[5 * rank] : new long[5 * rank];
        SliceMasks masks = new(call.BeginMask, call.EndMask, call.EllipsisMask, call.NewAxisMask, call.ShrinkAxisMask);
        SliceGrid grid = new(call.Site, dims, room, call.Begin, call.End, call.Strides, masks);
        Span<long> strides = room.Slice(3 * rank, rank);
        Span<long> source = room.Slice(4 * rank, rank);
        long start = GridStrides(in grid, dims, strides);
        BroadcastStrides(call.Site, call.Value.Shape, in grid, source);
        UpdateBatch.BeforeWriteAtOnce();
        StridedCopy.Run<T>(call.Value, 0, source, call.Ref, start, strides, grid.Sizes, isUpdate: true);
    }

    // The dims of the slice other than 1 are those of the grid, in the same order: what a slice inserts or takes out is 1.
    private static void BroadcastStrides(in OpSite site, Shape value, in SliceGrid grid, Span<long> strides)
    {
        ReadOnlySpan<long> slice = grid.Output.Dims;
        int extra = value.Rank - slice.Length;
        bool fits = extra <= 0 || value.Dims[..extra].IndexOfAnyExcept(1L) < 0;
        for (int dim = Math.Max(extra, 0); dim < value.Rank && fits; dim++)
        {
            fits = value[dim] == 1 || value[dim] == slice[dim - extra];
        }

        if (!fits)
        {
            site.Invalid("value", $"value has shape {value}, which does not broadcast to {grid.Output}, the shape of the slice.");
        }

        long stride = 1;
        int at = slice.Length - 1;
        for (int dim = strides.Length - 1; dim >= 0; dim--)
        {
            strides[dim] = 0;
            if (grid.Sizes[dim] == 1)
            {
                continue;
            }

            while (slice[at] == 1)
            {
                at--;
            }

            int from = at + extra;
            at--;
            if (from >= 0 && value[from] != 1)
            {
                strides[dim] = stride;
                stride *= value[from];
            }
        }
    }
}
