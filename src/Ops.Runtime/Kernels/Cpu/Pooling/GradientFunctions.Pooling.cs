using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Gradients of pooling's gradients. Each is made of ops, so that it has a gradient itself.</summary>
internal static partial class GradientFunctions
{
    internal static partial Tensor? MaxPoolGradV2Grad(in MaxPoolGradV2Gradient g) =>
        RawOps.MaxPoolGradGrad(
            g.OrigInput,
            g.OrigOutput,
            g.DOutput,
            HostValues.Integers(g.Ksize),
            HostValues.Integers(g.Strides),
            g.Padding,
            g.DataFormat);

    // What each gradient was added to gives it back.
    internal static partial Tensor? MaxPoolGradWithArgmaxGrad(in MaxPoolGradWithArgmaxGradient g)
    {
        Shape output = g.DOutput.Shape;
        if (g.IncludeBatchInIndex || output.ElementCount == 0)
        {
            return RawOps.GatherV2(RawOps.Reshape(g.DOutput, new[] { output.ElementCount }), g.Argmax, 0);
        }

        long images = output[0];
        Tensor rows = RawOps.Reshape(g.DOutput, new[] { images, output.ElementCount / images });
        Tensor places = RawOps.Reshape(g.Argmax, new[] { images, g.Argmax.Count / images });
        return RawOps.Reshape(RawOps.GatherV2(rows, places, 1, batchDims: 1), g.Grad.Shape);
    }
}
