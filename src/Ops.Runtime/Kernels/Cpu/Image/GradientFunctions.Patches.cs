using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>The gradient of gathered windows.</summary>
internal static partial class GradientFunctions
{
    // Gathering is a depthwise convolution, whose filter number m of each channel is 1 at tap m: its gradient puts back. The
    // patches' [tap, channel] become the convolution's [channel, tap].
    internal static partial Tensor? ExtractImagePatchesImages(in ExtractImagePatchesGradient g)
    {
        if (g.DPatches.DType is not (DType.Complex64 or DType.Complex128))
        {
            return PutBack(g, g.DPatches);
        }

        DType part = g.DPatches.DType == DType.Complex64 ? DType.Float32 : DType.Float64;
        return RawOps.Complex(
            PutBack(g, RawOps.Real(g.DPatches, part)), PutBack(g, RawOps.Imag(g.DPatches, part)), g.DPatches.DType);
    }

    private static Tensor PutBack(in ExtractImagePatchesGradient g, Tensor patches)
    {
        Shape images = g.Images.Shape;
        Shape shape = patches.Shape;
        long channels = images[3];
        long taps = g.Ksizes[1] * g.Ksizes[2];
        Tensor split = RawOps.Reshape(patches, (long[])[shape[0], shape[1], shape[2], taps, channels]);
        Tensor merged = RawOps.Reshape(RawOps.Transpose(split, new[] { 0, 1, 2, 4, 3 }), shape);
        Tensor one = GradientServices.Constant(1, patches.DType);
        Tensor places = RawOps.OneHot(
            RawOps.Range(0L, taps, 1L), (int)taps, one, GradientServices.Constant(0, patches.DType));
        Tensor filter = RawOps.BroadcastTo(
            RawOps.Reshape(places, (long[])[g.Ksizes[1], g.Ksizes[2], 1, taps]),
            (long[])[g.Ksizes[1], g.Ksizes[2], channels, taps]);
        return RawOps.DepthwiseConv2dNativeBackpropInput(
            RawOps.Shape(g.Images),
            filter,
            merged,
            g.Strides,
            g.Padding == WindowPadding.SAME ? ConvolutionPadding.SAME : ConvolutionPadding.VALID,
            dilations: g.Rates);
    }
}
