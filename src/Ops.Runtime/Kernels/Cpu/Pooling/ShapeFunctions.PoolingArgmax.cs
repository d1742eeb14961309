using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Shapes of pooling that says where the largest elements stand.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape MaxPoolWithArgmax(in MaxPoolWithArgmaxShape s) =>
        ArgmaxPlan(s.Site, s.Input.Shape, s.Ksize, s.Strides, s.Padding).Output;

    internal static partial Shape MaxPoolGradWithArgmax(in MaxPoolGradWithArgmaxShape s)
    {
        PoolPlan plan = ArgmaxPlan(s.Site, s.Input.Shape, s.Ksize, s.Strides, s.Padding);
        PoolPlan.RequireShape(s.Site, plan.Output, s.Grad.Shape, "grad");
        PoolPlan.RequireShape(s.Site, plan.Output, s.Argmax.Shape, "argmax");
        return s.Input.Shape;
    }

    internal static PoolPlan ArgmaxPlan(
        in OpSite site, Shape input, ReadOnlySpan<long> ksize, ReadOnlySpan<long> strides, WindowPadding padding) =>
        PoolPlan.Of(site, input, "input", ksize, WindowAttrs.OfPool(4, false, strides, WindowAttrs.PaddingOf(padding)));
}
