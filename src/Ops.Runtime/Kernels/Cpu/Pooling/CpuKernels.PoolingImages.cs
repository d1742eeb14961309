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
        new WindowAttrs
        {
            Rank = 4,
            IsChannelsFirst = ChannelFormats.IsFirst(call.Site, call.DataFormat),
            Strides = call.Strides,
            Dilations = WindowAttrs.NoDilations(4),
            Padding = call.Padding,
            ExplicitPaddings = call.ExplicitPaddings,
            WindowName = "ksize",
        });

    private static PoolPlan PlanOf(in MaxPoolGradCall call) => PoolPlan.Of(
        call.Site, call.OrigInput.Shape, "orig_input", call.Ksize,
        new WindowAttrs
        {
            Rank = 4,
            IsChannelsFirst = ChannelFormats.IsFirst(call.DataFormat),
            Strides = call.Strides,
            Dilations = WindowAttrs.NoDilations(4),
            Padding = call.Padding,
            ExplicitPaddings = call.ExplicitPaddings,
            WindowName = "ksize",
        });

    private static PoolPlan PlanOf(in MaxPoolGradGradCall call) => PoolPlan.Of(
        call.Site, call.OrigInput.Shape, "orig_input", call.Ksize,
        new WindowAttrs
        {
            Rank = 4,
            IsChannelsFirst = ChannelFormats.IsFirst(call.DataFormat),
            Strides = call.Strides,
            Dilations = WindowAttrs.NoDilations(4),
            Padding = WindowAttrs.PaddingOf(call.Padding),
            WindowName = "ksize",
        });

    private static PoolPlan PlanOf(in AvgPoolCall call) => PoolPlan.Of(
        call.Site, call.Value.Shape, "value", call.Ksize,
        new WindowAttrs
        {
            Rank = 4,
            IsChannelsFirst = ChannelFormats.IsFirst(call.DataFormat),
            Strides = call.Strides,
            Dilations = WindowAttrs.NoDilations(4),
            Padding = WindowAttrs.PaddingOf(call.Padding),
            WindowName = "ksize",
        });

    private static PoolPlan PlanOf(in AvgPoolGradCall call) => PoolPlan.Of(
        call.Site, call.Output.Shape, "orig_input_shape", call.Ksize,
        new WindowAttrs
        {
            Rank = 4,
            IsChannelsFirst = ChannelFormats.IsFirst(call.DataFormat),
            Strides = call.Strides,
            Dilations = WindowAttrs.NoDilations(4),
            Padding = WindowAttrs.PaddingOf(call.Padding),
            WindowName = "ksize",
        });
}
