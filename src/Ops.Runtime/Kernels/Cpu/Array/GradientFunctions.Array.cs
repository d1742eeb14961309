using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Gradients of moving elements. Each is made of ops, so that it has a gradient itself.</summary>
internal static partial class GradientFunctions
{
    internal static partial Tensor?[] ConcatV2Values(in ConcatV2Gradient g)
    {
        int axis = g.Site.Dim(HostValues.Integer(g.Axis), g.DOutput.Rank, "axis");
        long[] sizes = new long[g.Values.Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = g.Values[i].Shape[axis];
        }

        return RawOps.SplitV(g.DOutput, sizes, axis, sizes.Length);
    }

    internal static partial Tensor? SplitValue(in SplitGradient g) => Join(g.DOutput, g.Axis);

    internal static partial Tensor? SplitVValue(in SplitVGradient g) => Join(g.DOutput, g.Axis);

    internal static partial Tensor? PreventGradientInput(in PreventGradientGradient g)
    {
        g.Site.Unimplemented($"the gradient was asked for, but is refused here: {g.Message}", "input");
        return null;
    }

    internal static partial Gradient? GatherV2Params(in GatherV2Gradient g)
    {
        Shape table = g.Params.Shape;
        int axis = g.Site.Dim(HostValues.Integer(g.Axis), table.Rank, "axis");
        int batchDims = (int)(g.BatchDims < 0 ? g.BatchDims + g.Indices.Rank : g.BatchDims);
        if (axis == 0 && batchDims == 0)
        {
            return Slices(g.DOutput, g.Indices, table);
        }

        return GatherGradient.Dense(g.DOutput, g.Indices, table, axis, batchDims);
    }

    internal static partial Gradient? ResourceGatherResource(in ResourceGatherGradient g)
    {
        Shape table = new(RawOps.VariableShape(g.Resource, DType.Int64).ToArray<long>());
        int batchDims = (int)g.BatchDims;
        if (batchDims == 0)
        {
            return Slices(g.DOutput, g.Indices, table);
        }

        return GatherGradient.Dense(g.DOutput, g.Indices, table, batchDims, batchDims);
    }

    // A row of coordinates that lies outside gives zeros: what a negative segment does to its slice.
    internal static partial Tensor? UnsortedSegmentSumData(in UnsortedSegmentSumGradient g) =>
        RawOps.GatherNd(g.DOutput, RawOps.ExpandDims(g.SegmentIds, -1), badIndicesPolicy: "IGNORE");

    private static IndexedSlices Slices(Tensor gradient, Tensor indices, Shape table)
    {
        Tensor values = RawOps.Reshape(gradient, (long[])[indices.Count, .. table.Dims[1..]]);
        Tensor places = indices.DType == DType.Int16 ? RawOps.Cast(indices, DType.Int32) : indices;
        return new IndexedSlices(values, RawOps.Reshape(places, new long[] { -1 }), table);
    }

    private static Tensor Join(ReadOnlySpan<Tensor> parts, Tensor axis) =>
        parts.Length == 1 ? RawOps.Identity(parts[0]) : RawOps.ConcatV2(parts, axis);
}
