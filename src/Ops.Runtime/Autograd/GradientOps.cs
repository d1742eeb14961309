using RawOpsNet.Diagnostics;

namespace RawOpsNet.OpServices;

/// <summary>What the tape itself does with gradients, in ops, so that an outer tape records it.</summary>
internal static class GradientOps
{
    // TF indexed_slices.py: _LARGE_SPARSE_NUM_ELEMENTS, and issues #12005, #23558: users ask for a figure.
    private const long LargeElementCount = 10_000_000;

    /// <summary>Makes the gradient that a target begins with.</summary>
    public static Tensor OnesLike(Tensor tensor)
    {
        // A constant: an outer tape has nothing to follow here.
        using TapesPause pause = Tapes.Pause();
        return RawOps.OnesLike(tensor);
    }

    /// <summary>Adds gradients of one source: tensors by AddN, rows by joining them, both by making the rows dense.</summary>
    public static Gradient Sum(IReadOnlyList<Gradient> gradients)
    {
        if (gradients.All(gradient => gradient.IsSlices))
        {
            return new Gradient(Join(gradients));
        }

        Tensor[] dense = [.. gradients.Select(gradient => gradient.Dense())];
        return new Gradient(AddN(dense));
    }

    /// <summary>Adds rows into zeros.</summary>
    public static Tensor Densify(IndexedSlices slices)
    {
        if (slices.DenseShape.ElementCount >= LargeElementCount)
        {
            Warnings.Raise(
                $"Converting IndexedSlices to a dense tensor of shape {slices.DenseShape}; this may take a lot of memory. It is "
                    + "harmless "
                + "where the tensor fits; a sparse update needs no dense gradient.");
        }

        return RawOps.UnsortedSegmentSum(
            slices.Values, slices.Indices.To(slices.Values.Device), slices.DenseShape[0]);
    }

    /// <summary>Adds tensors in their order; on a device pair by pair, which is what AddN is there.</summary>
    public static Tensor AddN(ReadOnlySpan<Tensor> tensors)
    {
        if (tensors[0].Device.IsCpu)
        {
            return RawOps.AddN(tensors);
        }

        Tensor sum = tensors[0];
        foreach (Tensor next in tensors[1..])
        {
            sum = RawOps.AddV2(sum, next);
        }

        return sum;
    }

    /// <summary>Stacks tensors of one shape along a new dim.</summary>
    public static Tensor Stack(ReadOnlySpan<Tensor> tensors, int axis) => RawOps.Pack(tensors, axis);

    public static Tensor Concat(ReadOnlySpan<Tensor> tensors) =>
        tensors.Length == 1 ? tensors[0] : RawOps.ConcatV2(tensors, 0);

    public static Tensor Reshape(Tensor tensor, Shape shape) => RawOps.Reshape(tensor, shape);

    private static IndexedSlices Join(IReadOnlyList<Gradient> gradients)
    {
        // Indices may be int32 in one gather and int64 in another.
        bool wide = gradients.Any(gradient => gradient.Slices!.Indices.DType != gradients[0].Slices!.Indices.DType);
        Tensor[] values = [.. gradients.Select(gradient => gradient.Slices!.Values)];
        Tensor[] indices = [.. gradients.Select(gradient => Widen(gradient.Slices!.Indices, wide))];
        return new IndexedSlices(Concat(values), Concat(indices), gradients[0].Slices!.DenseShape);
    }

    private static Tensor Widen(Tensor indices, bool wide) =>
        wide && indices.DType != DType.Int64 ? RawOps.Cast(indices, DType.Int64) : indices;
}
