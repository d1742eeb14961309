using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Convolutions of volumes.</summary>
internal static partial class CpuKernels
{
    internal static partial void Conv3D<T>(in Conv3DCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ConvolutionKernels.Forward<T>(
            ConvolutionPlan.Of(call.Site, call.Input.Shape, "input", call.Filter.Shape, "filter", Attrs(call)),
            call.Input, call.Filter, call.Output);

    internal static partial void Conv3DBackpropInputV2<T>(in Conv3DBackpropInputV2Call call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ConvolutionKernels.Input<T>(
            ConvolutionPlan.Of(call.Site, call.Output.Shape, "input_sizes", call.Filter.Shape, "filter", Attrs(call)),
            call.Filter, call.OutBackprop, call.Output);

    internal static partial void Conv3DBackpropFilterV2<T>(in Conv3DBackpropFilterV2Call call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ConvolutionKernels.Filter<T>(
            ConvolutionPlan.Of(call.Site, call.Input.Shape, "input", call.Output.Shape, "filter_sizes", Attrs(call)),
            call.Input, call.OutBackprop, call.Output);

    private static WindowAttrs Attrs(in Conv3DCall call) =>
        WindowAttrs.OfFilter(call.DataFormat, call.Strides, call.Dilations, call.Padding);

    private static WindowAttrs Attrs(in Conv3DBackpropInputV2Call call) =>
        WindowAttrs.OfFilter(call.DataFormat, call.Strides, call.Dilations, call.Padding);

    private static WindowAttrs Attrs(in Conv3DBackpropFilterV2Call call) =>
        WindowAttrs.OfFilter(call.DataFormat, call.Strides, call.Dilations, call.Padding);
}
