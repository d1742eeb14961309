using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Shapes of pooling of images by a window that tensors give.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape MaxPoolV2(in MaxPoolV2Shape s) => PlanOf(s).Output;

    internal static partial Shape MaxPoolGradV2(in MaxPoolGradV2Shape s)
    {
        PoolPlan plan = PlanOf(s);
        PoolPlan.RequireShape(s.Site, plan.Output, s.OrigOutput.Shape, "orig_output");
        PoolPlan.RequireShape(s.Site, plan.Output, s.Grad.Shape, "grad");
        return s.OrigInput.Shape;
    }

    private static PoolPlan PlanOf(in MaxPoolV2Shape s) => PoolPlan.OfImagesOrChannels(
        s.Site, s.Input.Shape, HostValues.Integers(s.Ksize),
        WindowAttrs.OfPool(
            4, ChannelFormats.IsFirst(s.Site, s.DataFormat), HostValues.Integers(s.Strides), WindowAttrs.PaddingOf(s.Padding)));

    private static PoolPlan PlanOf(in MaxPoolGradV2Shape s) => PoolPlan.Of(
        s.Site, s.OrigInput.Shape, "orig_input", HostValues.Integers(s.Ksize),
        WindowAttrs.OfPool(
            4, ChannelFormats.IsFirst(s.DataFormat), HostValues.Integers(s.Strides), WindowAttrs.PaddingOf(s.Padding)));
}
