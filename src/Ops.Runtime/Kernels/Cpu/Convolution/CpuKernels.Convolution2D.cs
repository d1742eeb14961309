using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Convolutions of images.</summary>
internal static partial class CpuKernels
{
    internal static partial void Conv2D<T>(in Conv2DCall call)
        where T : unmanaged, INumber<T> =>
        ConvolutionKernels.Forward<T>(
            ConvolutionPlan.Of(call.Site, call.Input.Shape, "input", call.Filter.Shape, "filter", Attrs(call)),
            call.Input, call.Filter, call.Output);

    internal static partial void Conv2DBackpropInput<T>(in Conv2DBackpropInputCall call)
        where T : unmanaged, INumber<T> =>
        ConvolutionKernels.Input<T>(
            ConvolutionPlan.Of(call.Site, call.Output.Shape, "input_sizes", call.Filter.Shape, "filter", Attrs(call)),
            call.Filter, call.OutBackprop, call.Output);

    internal static partial void Conv2DBackpropFilter<T>(in Conv2DBackpropFilterCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ConvolutionKernels.Filter<T>(
            ConvolutionPlan.Of(call.Site, call.Input.Shape, "input", call.Output.Shape, "filter_sizes", Attrs(call)),
            call.Input, call.OutBackprop, call.Output);

    private static WindowAttrs Attrs(in Conv2DCall call) =>
        WindowAttrs.OfFilter(call.DataFormat, call.Strides, call.Dilations, call.Padding, call.ExplicitPaddings);

    private static WindowAttrs Attrs(in Conv2DBackpropInputCall call) =>
        WindowAttrs.OfFilter(call.DataFormat, call.Strides, call.Dilations, call.Padding, call.ExplicitPaddings);

    private static WindowAttrs Attrs(in Conv2DBackpropFilterCall call) =>
        WindowAttrs.OfFilter(call.DataFormat, call.Strides, call.Dilations, call.Padding, call.ExplicitPaddings);
}
