using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// After TF math_grad.py (_UnsortedSegmentMinOrMaxGrad, _UnsortedSegmentProdGrad) and resource_variable_ops.py; ops throughout,
// so that second order works. A row of coordinates that lies outside gives zeros: what a negative segment does to its slice.
internal static partial class GradientFunctions
{
    internal static partial Tensor? UnsortedSegmentMaxData(in UnsortedSegmentMaxGradient g) =>
        SharedByExtremes(g.Data, g.SegmentIds, g.NumSegments, g.Output, g.DOutput);

    internal static partial Tensor? UnsortedSegmentMinData(in UnsortedSegmentMinGradient g) =>
        SharedByExtremes(g.Data, g.SegmentIds, g.NumSegments, g.Output, g.DOutput);

    // A product over the others is the whole product divided by the element, except where the element is 0.
    internal static partial Tensor? UnsortedSegmentProdData(in UnsortedSegmentProdGradient g)
    {
        Tensor isZero = RawOps.Equal(g.Data, GradientServices.Constant(0, g.Data));
        Tensor zeros = RawOps.UnsortedSegmentSum(RawOps.Cast(isZero, DType.Int32), g.SegmentIds, g.NumSegments);
        Tensor several = RawOps.Greater(zeros, GradientServices.Constant(1, zeros));
        Tensor upstream = RawOps.SelectV2(several, RawOps.ZerosLike(g.DOutput), g.DOutput);
        Tensor others = RawOps.SelectV2(isZero, RawOps.OnesLike(g.Data), g.Data);
        Tensor product = RawOps.UnsortedSegmentProd(others, g.SegmentIds, g.NumSegments);
        Tensor partial = RawOps.SelectV2(
            isZero, Segment(product, g.SegmentIds), RawOps.RealDiv(Segment(g.Output, g.SegmentIds), others));
        return RawOps.Mul(Segment(upstream, g.SegmentIds), partial);
    }

    internal static partial Gradient? ResourceGatherNdResource(in ResourceGatherNdGradient g)
    {
        Tensor table = RawOps.VariableShape(g.Resource, DType.Int64);
        Tensor indices = RawOps.Cast(g.Indices, DType.Int64);
        return g.Indices.Shape[^1] == 1
            ? Slices(g.DOutput, RawOps.Squeeze(indices, [-1]), new Shape(table.ToArray<long>()))
            : RawOps.ScatterNd(indices, g.DOutput, table);
    }

    // Several elements that are equally extreme share the gradient.
    private static Tensor SharedByExtremes(Tensor data, Tensor ids, Tensor count, Tensor output, Tensor upstream)
    {
        Tensor isExtreme = RawOps.Equal(data, Segment(output, ids));
        Tensor sharers = RawOps.UnsortedSegmentSum(RawOps.Cast(isExtreme, upstream.DType), ids, count);
        Tensor share = Segment(RawOps.RealDiv(upstream, sharers), ids);
        return RawOps.SelectV2(isExtreme, share, RawOps.ZerosLike(share));
    }

    private static Tensor Segment(Tensor segments, Tensor ids) =>
        RawOps.GatherNd(segments, RawOps.ExpandDims(ids, -1), badIndicesPolicy: "IGNORE");
}
