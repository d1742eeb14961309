using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Shapes of pooling of images.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape MaxPool(in MaxPoolShape s) => PlanOf(s).Output;

    internal static partial Shape MaxPoolGrad(in MaxPoolGradShape s)
    {
        PoolPlan plan = PlanOf(s);
        PoolPlan.RequireShape(s.Site, plan.Output, s.OrigOutput.Shape, "orig_output");
        PoolPlan.RequireShape(s.Site, plan.Output, s.Grad.Shape, "grad");
        return s.OrigInput.Shape;
    }

    internal static partial Shape MaxPoolGradGrad(in MaxPoolGradGradShape s)
    {
        PoolPlan plan = PlanOf(s);
        PoolPlan.RequireShape(s.Site, plan.Output, s.OrigOutput.Shape, "orig_output");
        s.Site.SameShape(s.OrigInput.Shape, "orig_input", s.Grad.Shape, "grad");
        return plan.Output;
    }

    internal static partial Shape AvgPool(in AvgPoolShape s) => PlanOf(s).Output;

    internal static partial Shape AvgPoolGrad(in AvgPoolGradShape s)
    {
        PoolPlan plan = PlanOf(s);
        PoolPlan.RequireShape(s.Site, plan.Output, s.Grad.Shape, "grad");
        return Shapes.ValueOf(s.Site, s.OrigInputShape, "orig_input_shape");
    }

    private static PoolPlan PlanOf(in MaxPoolShape s) => PoolPlan.OfImagesOrChannels(
        s.Site, s.Input.Shape, s.Ksize,
        WindowAttrs.OfPool(4, ChannelFormats.IsFirst(s.Site, s.DataFormat), s.Strides, s.Padding, s.ExplicitPaddings));

    private static PoolPlan PlanOf(in MaxPoolGradShape s) => PoolPlan.Of(
        s.Site, s.OrigInput.Shape, "orig_input", s.Ksize,
        WindowAttrs.OfPool(4, ChannelFormats.IsFirst(s.DataFormat), s.Strides, s.Padding, s.ExplicitPaddings));

    private static PoolPlan PlanOf(in MaxPoolGradGradShape s) => PoolPlan.Of(
        s.Site, s.OrigInput.Shape, "orig_input", s.Ksize,
        WindowAttrs.OfPool(4, ChannelFormats.IsFirst(s.DataFormat), s.Strides, WindowAttrs.PaddingOf(s.Padding)));

    private static PoolPlan PlanOf(in AvgPoolShape s) => PoolPlan.Of(
        s.Site, s.Value.Shape, "value", s.Ksize,
        WindowAttrs.OfPool(4, ChannelFormats.IsFirst(s.DataFormat), s.Strides, WindowAttrs.PaddingOf(s.Padding)));

    private static PoolPlan PlanOf(in AvgPoolGradShape s) => PoolPlan.Of(
        s.Site, Shapes.ValueOf(s.Site, s.OrigInputShape, "orig_input_shape"), "orig_input_shape", s.Ksize,
        WindowAttrs.OfPool(4, ChannelFormats.IsFirst(s.DataFormat), s.Strides, WindowAttrs.PaddingOf(s.Padding)));
}
