using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Pooling of images.</summary>
internal static partial class CpuKernels
{
    internal static partial void MaxPool<T>(in MaxPoolCall call)
        where T : unmanaged, INumber<T> =>
        PoolKernels.Run<T, MaxPooling>(PlanOf(call).Window, call.Input, null, call.Output);

    internal static partial void MaxPoolGrad<T>(in MaxPoolGradCall call)
        where T : unmanaged, INumber<T> =>
        PoolKernels.Run<T, MaxRouting>(PlanOf(call).Window, call.OrigInput, call.Grad, call.Output);

    internal static partial void MaxPoolGradGrad<T>(in MaxPoolGradGradCall call)
        where T : unmanaged, INumber<T> =>
        PoolKernels.Run<T, MaxPicking>(PlanOf(call).Window, call.OrigInput, call.Grad, call.Output);

    internal static partial void AvgPool<T>(in AvgPoolCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PoolKernels.Run<T, AveragePooling>(PlanOf(call).Window, call.Value, null, call.Output);

    internal static partial void AvgPoolGrad<T>(in AvgPoolGradCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PoolKernels.Run<T, AverageSpreading>(PlanOf(call).Window, null, call.Grad, call.Output);

    private static PoolPlan PlanOf(in MaxPoolCall call) => PoolPlan.OfImagesOrChannels(
        call.Site, call.Input.Shape, call.Ksize,
        WindowAttrs.OfPool(
            4, ChannelFormats.IsFirst(call.Site, call.DataFormat), call.Strides, call.Padding, call.ExplicitPaddings));

    private static PoolPlan PlanOf(in MaxPoolGradCall call) => PoolPlan.Of(
        call.Site, call.OrigInput.Shape, "orig_input", call.Ksize,
        WindowAttrs.OfPool(4, ChannelFormats.IsFirst(call.DataFormat), call.Strides, call.Padding, call.ExplicitPaddings));

    private static PoolPlan PlanOf(in MaxPoolGradGradCall call) => PoolPlan.Of(
        call.Site, call.OrigInput.Shape, "orig_input", call.Ksize,
        WindowAttrs.OfPool(4, ChannelFormats.IsFirst(call.DataFormat), call.Strides, WindowAttrs.PaddingOf(call.Padding)));

    private static PoolPlan PlanOf(in AvgPoolCall call) => PoolPlan.Of(
        call.Site, call.Value.Shape, "value", call.Ksize,
        WindowAttrs.OfPool(4, ChannelFormats.IsFirst(call.DataFormat), call.Strides, WindowAttrs.PaddingOf(call.Padding)));

    private static PoolPlan PlanOf(in AvgPoolGradCall call) => PoolPlan.Of(
        call.Site, call.Output.Shape, "orig_input_shape", call.Ksize,
        WindowAttrs.OfPool(4, ChannelFormats.IsFirst(call.DataFormat), call.Strides, WindowAttrs.PaddingOf(call.Padding)));
}
