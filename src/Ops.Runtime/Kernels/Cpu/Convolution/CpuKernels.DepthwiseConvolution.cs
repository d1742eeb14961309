using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Convolutions of images, each channel by itself.</summary>
internal static partial class CpuKernels
{
    internal static partial void DepthwiseConv2dNative<T>(in DepthwiseConv2dNativeCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ConvolutionKernels.Forward<T>(
            ConvolutionPlan.Depthwise(call.Site, call.Input.Shape, "input", call.Filter.Shape, "filter", Attrs(call)),
            call.Input, call.Filter, call.Output);

    internal static partial void DepthwiseConv2dNativeBackpropInput<T>(in DepthwiseConv2dNativeBackpropInputCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ConvolutionKernels.Input<T>(
            ConvolutionPlan.Depthwise(call.Site, call.Output.Shape, "input_sizes", call.Filter.Shape, "filter", Attrs(call)),
            call.Filter, call.OutBackprop, call.Output);

    internal static partial void DepthwiseConv2dNativeBackpropFilter<T>(in DepthwiseConv2dNativeBackpropFilterCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ConvolutionKernels.Filter<T>(
            ConvolutionPlan.Depthwise(call.Site, call.Input.Shape, "input", call.Output.Shape, "filter_sizes", Attrs(call)),
            call.Input, call.OutBackprop, call.Output);

    private static WindowAttrs Attrs(in DepthwiseConv2dNativeCall call) =>
        WindowAttrs.OfFilter(call.DataFormat, call.Strides, call.Dilations, call.Padding, call.ExplicitPaddings);

    private static WindowAttrs Attrs(in DepthwiseConv2dNativeBackpropInputCall call) =>
        WindowAttrs.OfFilter(call.DataFormat, call.Strides, call.Dilations, call.Padding, call.ExplicitPaddings);

    private static WindowAttrs Attrs(in DepthwiseConv2dNativeBackpropFilterCall call) =>
        WindowAttrs.OfFilter(call.DataFormat, call.Strides, call.Dilations, call.Padding, call.ExplicitPaddings);
}
