using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Moving blocks between pixels, channels and the batch, and reversing.</summary>
internal static partial class CpuKernels
{
    internal static partial void SpaceToDepth<T>(in SpaceToDepthCall call)
        where T : struct =>
        BlockMoves.ToChannels<T>(
            call.Input, call.Input.Shape, call.Output, call.BlockSize, ChannelFormats.IsFirst(call.Site, call.DataFormat));

    internal static partial void DepthToSpace<T>(in DepthToSpaceCall call)
        where T : struct =>
        BlockMoves.ToPixels<T>(
            call.Input, call.Output, call.Output.Shape, call.BlockSize, ChannelFormats.IsFirst(call.Site, call.DataFormat));

    internal static partial void SpaceToBatchND<T>(in SpaceToBatchNDCall call)
        where T : struct
    {
        long[] block = HostValues.Integers(call.BlockShape);
        (long[] before, Shape padded) = ShapeFunctions.Padded(call.Input.Shape, HostValues.Integers(call.Paddings));
        if (padded == call.Input.Shape)
        {
            BlockMoves.ToBatch<T>(call.Input, padded, call.Output, block);
            return;
        }

        using Tensor room = TensorAccess.AllocateUnscoped(padded, call.Input.DType, call.Input.Device);
        if (room.Device.IsCpu)
        {
            Padding.Run<T>(
                TensorAccess.Read<T>(call.Input), call.Input.Shape.Dims, TensorAccess.Write<T>(room), padded.Dims, before,
                default);
        }
        else
        {
            PadOnDevice<T>(call.Input, before, room, null);
        }

        BlockMoves.ToBatch<T>(room, padded, call.Output, block);
    }

    internal static partial void BatchToSpaceND<T>(in BatchToSpaceNDCall call)
        where T : struct
    {
        if (call.Output.Count == 0)
        {
            return;
        }

        long[] block = HostValues.Integers(call.BlockShape);
        (long[] before, Shape whole) = ShapeFunctions.Padded(call.Output.Shape, HostValues.Integers(call.Crops));
        if (whole == call.Output.Shape)
        {
            BlockMoves.FromBatch<T>(call.Input, call.Output, whole, block);
            return;
        }

        using Tensor room = TensorAccess.AllocateUnscoped(whole, call.Input.DType, call.Input.Device);
        BlockMoves.FromBatch<T>(call.Input, room, whole, block);
        long[] strides = new long[whole.Rank];
        long[] target = new long[whole.Rank];
        RowMajor.Strides(whole.Dims, strides);
        RowMajor.Strides(call.Output.Shape.Dims, target);
        long start = 0;
        for (int dim = 0; dim < strides.Length; dim++)
        {
            start += before[dim] * strides[dim];
        }

        StridedCopy.Run<T>(room, start, strides, call.Output, 0, target, call.Output.Shape.Dims);
    }

    // The same elements with the reversed dims walked from their ends.
    internal static partial void ReverseV2<T>(in ReverseV2Call call)
        where T : struct
    {
        ReadOnlySpan<long> dims = call.Tensor.Shape.Dims;
        long[] strides = new long[dims.Length];
        long[] target = new long[dims.Length];
        RowMajor.Strides(dims, strides);
        RowMajor.Strides(dims, target);
        long start = 0;
        for (int i = 0; i < call.Axis.Count; i++)
        {
            int dim = call.Site.Dim(HostValues.Integer(call.Axis, i), dims.Length, "axis");
            start += (dims[dim] - 1) * strides[dim];
            strides[dim] = -strides[dim];
        }

        StridedCopy.Run<T>(call.Tensor, start, strides, call.Output, 0, target, dims);
    }
}
