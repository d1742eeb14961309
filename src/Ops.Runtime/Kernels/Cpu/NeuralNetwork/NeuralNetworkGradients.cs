using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// After TF nn_grad.py; they call ops, so that second order works.
internal static partial class GradientFunctions
{
    // (dy - sum(dy * y)) * y along the last axis.
    internal static partial Tensor? SoftmaxLogits(in SoftmaxGradient g) => ThroughSoftmax(g.Softmax, g.DSoftmax);

    // dy - sum(dy) * softmax.
    internal static partial Tensor? LogSoftmaxLogits(in LogSoftmaxGradient g) =>
        RawOps.Sub(g.DLogsoftmax, RawOps.Mul(SumOfRows(g.DLogsoftmax), RawOps.Exp(g.Logsoftmax)));

    // The gradient of backprop, where someone differentiates it too, is that of a softmax. TensorFlow leaves the gradient in
    // the broadcast shape.
    internal static partial Tensor? SoftmaxCrossEntropyFeatures(in SoftmaxCrossEntropyWithLogitsGradient g)
    {
        Tensor d = RawOps.Mul(RawOps.ExpandDims(g.DLoss, -1), g.Backprop);
        return g.HasDBackprop ? RawOps.AddV2(d, ThroughSoftmax(RawOps.Softmax(g.Features), g.DBackprop)) : d;
    }

    internal static partial Tensor? SoftmaxCrossEntropyLabels(in SoftmaxCrossEntropyWithLogitsGradient g) =>
        RawOps.Mul(RawOps.ExpandDims(g.DLoss, -1), RawOps.Neg(RawOps.LogSoftmax(g.Features)));

    internal static partial Tensor? SparseSoftmaxCrossEntropyFeatures(in SparseSoftmaxCrossEntropyWithLogitsGradient g)
    {
        Tensor d = RawOps.Mul(RawOps.ExpandDims(g.DLoss, -1), g.Backprop);
        return g.HasDBackprop ? RawOps.AddV2(d, ThroughSoftmax(RawOps.Softmax(g.Features), g.DBackprop)) : d;
    }

    // Spreads the bias' gradient over everything but the channels.
    internal static partial Tensor? BiasAddGradOutBackprop(in BiasAddGradGradient g)
    {
        Shape shape = g.OutBackprop.Shape;
        long[] column = new long[shape.Rank];
        Array.Fill(column, 1);
        int axis = ShapeFunctions.ChannelAxis(shape, g.DataFormat == BiasAddGradDataFormat.NCHW);
        column[axis] = shape[axis];
        return RawOps.BroadcastTo(RawOps.Reshape(g.DOutput, column), shape);
    }

    // Each chosen element gets its gradient back, by position among all elements.
    internal static partial Tensor? TopKV2Input(in TopKV2Gradient g)
    {
        Shape input = g.Input.Shape;
        long columns = input[input.Rank - 1];
        long rows = columns == 0 ? 0 : input.ElementCount / columns;
        long k = g.Indices.Shape[g.Indices.Shape.Rank - 1];
        Tensor chosen = RawOps.Reshape(RawOps.Cast(g.Indices, dstT: DType.Int64), new[] { rows, k });
        Tensor starts = GradientServices.Beside(RawOps.Mul(RawOps.Range(0L, rows, 1L), columns), chosen);
        Tensor positions = RawOps.AddV2(chosen, RawOps.Reshape(starts, new[] { rows, 1 }));
        Tensor flat = RawOps.ScatterNd(
            RawOps.Reshape(positions, new[] { rows * k, 1 }),
            RawOps.Reshape(g.DValues, new[] { rows * k }),
            new[] { rows * columns });
        return RawOps.Reshape(flat, input);
    }

    private static Tensor ThroughSoftmax(Tensor softmax, Tensor upstream) =>
        RawOps.Mul(RawOps.Sub(upstream, SumOfRows(RawOps.Mul(upstream, softmax))), softmax);

    private static Tensor SumOfRows(Tensor x) => RawOps.Sum(x, new[] { -1 }, keepDims: true);
}
