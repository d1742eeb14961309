using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Shapes of pooling of volumes.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape MaxPool3D(in MaxPool3DShape s) => PlanOf(s).Output;

    internal static partial Shape MaxPool3DGrad(in MaxPool3DGradShape s)
    {
        s.Site.SameDType(s.TInput, "orig_input", s.T, "grad");
        PoolPlan plan = PlanOf(s);
        PoolPlan.RequireShape(s.Site, plan.Output, s.OrigOutput.Shape, "orig_output");
        PoolPlan.RequireShape(s.Site, plan.Output, s.Grad.Shape, "grad");
        return s.OrigInput.Shape;
    }

    internal static partial Shape MaxPool3DGradGrad(in MaxPool3DGradGradShape s)
    {
        PoolPlan plan = PlanOf(s);
        PoolPlan.RequireShape(s.Site, plan.Output, s.OrigOutput.Shape, "orig_output");
        s.Site.SameShape(s.OrigInput.Shape, "orig_input", s.Grad.Shape, "grad");
        return plan.Output;
    }

    internal static partial Shape AvgPool3D(in AvgPool3DShape s) => PlanOf(s).Output;

    internal static partial Shape AvgPool3DGrad(in AvgPool3DGradShape s)
    {
        PoolPlan plan = PlanOf(s);
        PoolPlan.RequireShape(s.Site, plan.Output, s.Grad.Shape, "grad");
        return Shapes.ValueOf(s.Site, s.OrigInputShape, "orig_input_shape");
    }

    private static PoolPlan PlanOf(in MaxPool3DShape s) => PoolPlan.Of(
        s.Site, s.Input.Shape, "input", s.Ksize,
        WindowAttrs.OfPool(5, ChannelFormats.IsFirst(s.DataFormat), s.Strides, WindowAttrs.PaddingOf(s.Padding)));

    private static PoolPlan PlanOf(in MaxPool3DGradShape s) => PoolPlan.Of(
        s.Site, s.OrigInput.Shape, "orig_input", s.Ksize,
        WindowAttrs.OfPool(5, ChannelFormats.IsFirst(s.DataFormat), s.Strides, WindowAttrs.PaddingOf(s.Padding)));

    private static PoolPlan PlanOf(in MaxPool3DGradGradShape s) => PoolPlan.Of(
        s.Site, s.OrigInput.Shape, "orig_input", s.Ksize,
        WindowAttrs.OfPool(5, ChannelFormats.IsFirst(s.DataFormat), s.Strides, WindowAttrs.PaddingOf(s.Padding)));

    private static PoolPlan PlanOf(in AvgPool3DShape s) => PoolPlan.Of(
        s.Site, s.Input.Shape, "input", s.Ksize,
        WindowAttrs.OfPool(5, ChannelFormats.IsFirst(s.DataFormat), s.Strides, WindowAttrs.PaddingOf(s.Padding)));

    private static PoolPlan PlanOf(in AvgPool3DGradShape s) => PoolPlan.Of(
        s.Site, Shapes.ValueOf(s.Site, s.OrigInputShape, "orig_input_shape"), "orig_input_shape", s.Ksize,
        WindowAttrs.OfPool(5, ChannelFormats.IsFirst(s.DataFormat), s.Strides, WindowAttrs.PaddingOf(s.Padding)));
}
