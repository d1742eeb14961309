using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Gradients of products that end with a bias and an activation.</summary>
internal static partial class GradientFunctions
{
    private const int FirstArgument = 2;

    internal static partial void FusedMatMulInputs(in FusedMatMulGradient g, ref GradientSink into)
    {
        FusedOps fused = FusedOps.Of(g.Site, g.FusedOps);
        (Tensor a, Tensor b, bool transposeA, bool transposeB) = (g.A, g.B, g.TransposeA, g.TransposeB);
        Tensor? bias = fused.HasBias ? g.Args[0] : null;
        (Tensor d, Tensor? dBias) = FusedBackward.Run(
            fused, g.DProduct, g.Product, () => WithBias(RawOps.MatMul(a, b, transposeA, transposeB), bias, false),
            g.LeakyreluAlpha, isSecond: false, fused.HasBias && into.Wants(FirstArgument));
        if (dBias is not null)
        {
            into.Set(FirstArgument, dBias);
        }

        // Those of MatMul.
        if (into.Wants(0))
        {
            into.Set(0, transposeA
                ? RawOps.MatMul(b, d, transposeB, true)
                : RawOps.MatMul(d, b, transposeB: !transposeB));
        }

        if (into.Wants(1))
        {
            into.Set(1, transposeB
                ? RawOps.MatMul(d, a, true, transposeA)
                : RawOps.MatMul(a, d, !transposeA));
        }
    }

    internal static partial void FusedConv2DInputs(in FusedConv2DGradient g, ref GradientSink into)
    {
        FusedOps fused = FusedOps.Of(g.Site, g.FusedOps);
        bool isSecond = g.DataFormat == ImageFormat.NCHW;
        Tensor? bias = fused.HasBias ? g.Args[0] : null;
        (Tensor input, Tensor filter) = (g.Input, g.Filter);
        (long[] strides, long[] paddings, long[] dilations) =
            (g.Strides.ToArray(), g.ExplicitPaddings.ToArray(), g.Dilations.ToArray());
        (ConvolutionPadding padding, ImageFormat format) = (g.Padding, g.DataFormat);
        (Tensor d, Tensor? dBias) = FusedBackward.Run(
            fused, g.DOutput, g.Output,
            () => WithBias(
                RawOps.Conv2D(
                    input, filter, strides, padding, explicitPaddings: paddings, dataFormat: format, dilations: dilations),
                bias, isSecond),
            g.LeakyreluAlpha, isSecond, fused.HasBias && into.Wants(FirstArgument));
        if (dBias is not null)
        {
            into.Set(FirstArgument, dBias);
        }

        if (into.Wants(0))
        {
            into.Set(0, RawOps.Conv2DBackpropInput(
                GradientServices.ShapeTensor(input.Shape), filter, d, strides, padding, explicitPaddings: paddings,
                dataFormat: format, dilations: dilations));
        }

        if (into.Wants(1))
        {
            into.Set(1, RawOps.Conv2DBackpropFilter(
                input, GradientServices.ShapeTensor(filter.Shape), d, strides, padding, explicitPaddings: paddings,
                dataFormat: format, dilations: dilations));
        }
    }

    private static Tensor WithBias(Tensor sums, Tensor? bias, bool isSecond) => bias is null
        ? sums
        : RawOps.BiasAdd(sums, bias, isSecond ? BiasAddDataFormat.NCHW : BiasAddDataFormat.NHWC);
}
