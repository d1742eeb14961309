using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Pooling of volumes.</summary>
internal static partial class CpuKernels
{
    internal static partial void MaxPool3D<T>(in MaxPool3DCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PoolKernels.Run<T, MaxPooling>(PlanOf(call).Window, call.Input, null, call.Output);

    internal static partial void MaxPool3DGrad<T>(in MaxPool3DGradCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PoolKernels.Run<T, MaxSharing>(PlanOf(call).Window, call.OrigInput, call.Grad, call.Output);

    internal static partial void MaxPool3DGradGrad<T>(in MaxPool3DGradGradCall call)
        where T : unmanaged, INumber<T> =>
        PoolKernels.Run<T, MaxPicking>(PlanOf(call).Window, call.OrigInput, call.Grad, call.Output);

    internal static partial void AvgPool3D<T>(in AvgPool3DCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PoolKernels.Run<T, AveragePooling>(PlanOf(call).Window, call.Input, null, call.Output);

    internal static partial void AvgPool3DGrad<T>(in AvgPool3DGradCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PoolKernels.Run<T, VolumeSpreading>(PlanOf(call).Window, null, call.Grad, call.Output);

    private static PoolPlan PlanOf(in MaxPool3DCall call) => PoolPlan.Of(
        call.Site, call.Input.Shape, "input", call.Ksize,
        WindowAttrs.OfPool(5, ChannelFormats.IsFirst(call.DataFormat), call.Strides, WindowAttrs.PaddingOf(call.Padding)));

    private static PoolPlan PlanOf(in MaxPool3DGradCall call) => PoolPlan.Of(
        call.Site, call.OrigInput.Shape, "orig_input", call.Ksize,
        WindowAttrs.OfPool(5, ChannelFormats.IsFirst(call.DataFormat), call.Strides, WindowAttrs.PaddingOf(call.Padding)));

    private static PoolPlan PlanOf(in MaxPool3DGradGradCall call) => PoolPlan.Of(
        call.Site, call.OrigInput.Shape, "orig_input", call.Ksize,
        WindowAttrs.OfPool(5, ChannelFormats.IsFirst(call.DataFormat), call.Strides, WindowAttrs.PaddingOf(call.Padding)));

    private static PoolPlan PlanOf(in AvgPool3DCall call) => PoolPlan.Of(
        call.Site, call.Input.Shape, "input", call.Ksize,
        WindowAttrs.OfPool(5, ChannelFormats.IsFirst(call.DataFormat), call.Strides, WindowAttrs.PaddingOf(call.Padding)));

    private static PoolPlan PlanOf(in AvgPool3DGradCall call) => PoolPlan.Of(
        call.Site, call.Output.Shape, "orig_input_shape", call.Ksize,
        WindowAttrs.OfPool(5, ChannelFormats.IsFirst(call.DataFormat), call.Strides, WindowAttrs.PaddingOf(call.Padding)));
}
