using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Gradients of batch normalisation, after TF nn_grad.py.</summary>
internal static partial class GradientFunctions
{
    internal static partial void FusedBatchNormInputs(in FusedBatchNormGradient g, ref GradientSink into)
    {
        var backward = RawOps.FusedBatchNormGradV3(
            g.DY,
            g.X,
            g.Scale,
            g.IsTraining ? g.ReserveSpace1 : g.Mean,
            g.IsTraining ? g.ReserveSpace2 : g.Variance,
            Array.Empty<float>(),
            g.Epsilon,
            g.DataFormat == ImageFormat.NCHW ? BatchNormFormat.NCHW : BatchNormFormat.NHWC,
            g.IsTraining);
        into.Set(0, backward.XBackprop);
        into.Set(1, backward.ScaleBackprop);
        into.Set(2, backward.OffsetBackprop);
    }

    internal static partial void FusedBatchNormV3Inputs(in FusedBatchNormV3Gradient g, ref GradientSink into)
    {
        var backward = RawOps.FusedBatchNormGradV3(
            g.DY,
            g.X,
            g.Scale,
            g.IsTraining ? g.ReserveSpace1 : g.Mean,
            g.IsTraining ? g.ReserveSpace2 : g.Variance,
            g.ReserveSpace3,
            g.Epsilon,
            g.DataFormat,
            g.IsTraining);
        into.Set(0, backward.XBackprop);
        into.Set(1, backward.ScaleBackprop);
        into.Set(2, backward.OffsetBackprop);
    }

    // The gradient of the gradient: the backward pass as ops on a tape of its own. Numbers saved in training are functions of
    // x, so they are computed from it anew.
    internal static partial void FusedBatchNormGradV3Inputs(in FusedBatchNormGradV3Gradient g, ref GradientSink into)
    {
        using GradientTape tape = new();
        tape.Watch([g.YBackprop, g.X, g.Scale]);
        BatchNormFormula formula = new(g.X.Shape, ChannelFormats.IsFirst(g.DataFormat), g.Epsilon);
        Tensor[] backward = g.IsTraining
            ? formula.Training(g.YBackprop, g.X, g.Scale)
            : formula.Inference(g.YBackprop, g.X, g.Scale, g.ReserveSpace1, g.ReserveSpace2);
        Gradient?[] gradients = tape.Gradient(
            backward, [g.YBackprop, g.X, g.Scale], [g.DXBackprop, g.DScaleBackprop, g.DOffsetBackprop]);
        for (int input = 0; input < gradients.Length; input++)
        {
            into.Set(input, gradients[input]);
        }
    }
}
