using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Transposing, repeating and padding.</summary>
internal static partial class CpuKernels
{
    internal static partial void BroadcastTo<T>(in BroadcastToCall call)
        where T : struct
    {
        ReadOnlySpan<long> dims = call.Output.Shape.Dims;
        ReadOnlySpan<long> inputDims = call.Input.Shape.Dims;
        Span<long> room = new long[2 * dims.Length];
        Span<long> strides = room[..dims.Length];
        Span<long> target = room[dims.Length..];
        int added = dims.Length - inputDims.Length;
        RowMajor.Strides(dims, target);
        RowMajor.Strides(inputDims, strides[added..]);
        for (int dim = added; dim < dims.Length; dim++)
        {
            strides[dim] = inputDims[dim - added] == 1 ? 0 : strides[dim];
        }

        StridedCopy.Run<T>(call.Input, 0, strides, call.Output, 0, target, dims);
    }

    // Along each dim the output is the input's dim, repeated: [multiple, size], with stride 0 for the first.
    internal static partial void Tile<T>(in TileCall call)
        where T : struct
    {
        int rank = call.Input.Rank;
        Span<long> room = new long[8 * rank];
        Span<long> dims = room[..(2 * rank)];
        Span<long> strides = room.Slice(2 * rank, 2 * rank);
        Span<long> target = room.Slice(4 * rank, 2 * rank);
        Span<long> inputStrides = room.Slice(6 * rank, rank);
        RowMajor.Strides(call.Input.Shape.Dims, inputStrides);
        for (int dim = 0; dim < rank; dim++)
        {
            dims[2 * dim] = HostValues.Integer(call.Multiples, dim);
            dims[(2 * dim) + 1] = call.Input.Shape[dim];
            strides[(2 * dim) + 1] = inputStrides[dim];
        }

        RowMajor.Strides(dims, target);
        StridedCopy.Run<T>(call.Input, 0, strides, call.Output, 0, target, dims);
    }

    internal static partial void Transpose<T>(in TransposeCall call)
        where T : struct
    {
        int rank = call.X.Rank;
        Span<long> room = new long[3 * rank];
        Span<long> inputStrides = room[..rank];
        Span<long> strides = room.Slice(rank, rank);
        Span<long> target = room.Slice(2 * rank, rank);
        RowMajor.Strides(call.X.Shape.Dims, inputStrides);
        RowMajor.Strides(call.Y.Shape.Dims, target);
        for (int dim = 0; dim < rank; dim++)
        {
            strides[dim] = inputStrides[(int)HostValues.Integer(call.Perm, dim)];
        }

        StridedCopy.Run<T>(call.X, 0, strides, call.Y, 0, target, call.Y.Shape.Dims);
    }

    internal static partial void Pad<T>(in PadCall call)
        where T : struct => PadWith<T>(call.Input, call.Paddings, call.Output, null);

    internal static partial void PadV2<T>(in PadV2Call call)
        where T : struct => PadWith<T>(call.Input, call.Paddings, call.Output, call.ConstantValues);

    private static void PadWith<T>(Tensor input, Tensor paddings, Tensor output, Tensor? value)
        where T : struct
    {
        long[] before = new long[input.Rank];
        for (int dim = 0; dim < before.Length; dim++)
        {
            before[dim] = HostValues.Integer(paddings, 2 * dim);
        }

        if (!output.Device.IsCpu)
        {
            PadOnDevice<T>(input, before, output, value);
            return;
        }

        Padding.Run(
            TensorAccess.Read<T>(input), input.Shape.Dims, TensorAccess.Write<T>(output), output.Shape.Dims, before,
            value is null ? default : TensorAccess.Read<T>(value)[0]);
    }

    // The whole is filled, and the input copied into it.
    internal static void PadOnDevice<T>(Tensor input, ReadOnlySpan<long> before, Tensor output, Tensor? value)
        where T : struct
    {
        if (value is null)
        {
            TensorAccess.Clear(output);
        }
        else
        {
            DeviceMoves.Fill(value, output);
        }

        long[] strides = new long[input.Rank];
        long[] target = new long[input.Rank];
        RowMajor.Strides(input.Shape.Dims, strides);
        RowMajor.Strides(output.Shape.Dims, target);
        long start = 0;
        for (int dim = 0; dim < target.Length; dim++)
        {
            start += before[dim] * target[dim];
        }

        StridedCopy.Run<T>(input, 0, strides, output, start, target, input.Shape.Dims);
    }
}
