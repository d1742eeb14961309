using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Pooling of images by a window that tensors give.</summary>
internal static partial class CpuKernels
{
    internal static partial void MaxPoolV2<T>(in MaxPoolV2Call call)
        where T : unmanaged, INumber<T> =>
        PoolKernels.Run<T, MaxPooling>(PlanOf(call).Window, call.Input, null, call.Output);

    internal static partial void MaxPoolGradV2<T>(in MaxPoolGradV2Call call)
        where T : unmanaged, INumber<T> =>
        PoolKernels.Run<T, MaxRouting>(PlanOf(call).Window, call.OrigInput, call.Grad, call.Output);

    private static PoolPlan PlanOf(in MaxPoolV2Call call) => PoolPlan.OfImagesOrChannels(
        call.Site, call.Input.Shape, HostValues.Integers(call.Ksize),
        WindowAttrs.OfPool(
            4, ChannelFormats.IsFirst(call.Site, call.DataFormat), HostValues.Integers(call.Strides),
            WindowAttrs.PaddingOf(call.Padding)));

    private static PoolPlan PlanOf(in MaxPoolGradV2Call call) => PoolPlan.Of(
        call.Site, call.OrigInput.Shape, "orig_input", HostValues.Integers(call.Ksize),
        WindowAttrs.OfPool(
            4, ChannelFormats.IsFirst(call.DataFormat), HostValues.Integers(call.Strides), WindowAttrs.PaddingOf(call.Padding)));
}
