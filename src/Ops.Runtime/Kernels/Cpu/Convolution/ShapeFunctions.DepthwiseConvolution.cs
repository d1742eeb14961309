using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Shapes of convolutions of images, each channel by itself.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape DepthwiseConv2dNative(in DepthwiseConv2dNativeShape s) => PlanOf(s).OutputShape(s.Site, 4);

    internal static partial Shape DepthwiseBackpropInput(in DepthwiseConv2dNativeBackpropInputShape s)
    {
        ConvolutionPlan plan = PlanOf(s, out Shape input);
        plan.RequireGradient(s.Site, input, s.OutBackprop.Shape);
        return input;
    }

    internal static partial Shape DepthwiseBackpropFilter(in DepthwiseConv2dNativeBackpropFilterShape s)
    {
        ConvolutionPlan plan = PlanOf(s, out Shape filter);
        plan.RequireGradient(s.Site, s.Input.Shape, s.OutBackprop.Shape);
        return filter;
    }

    private static ConvolutionPlan PlanOf(in DepthwiseConv2dNativeShape s) =>
        ConvolutionPlan.Depthwise(s.Site, s.Input.Shape, "input", s.Filter.Shape, "filter", Attrs(s));

    private static ConvolutionPlan PlanOf(in DepthwiseConv2dNativeBackpropInputShape s, out Shape input)
    {
        WindowAttrs attrs = Attrs(s);
        input = Shapes.ValueOf(s.Site, s.InputSizes, "input_sizes");
        return ConvolutionPlan.Depthwise(s.Site, input, "input_sizes", s.Filter.Shape, "filter", attrs);
    }

    private static ConvolutionPlan PlanOf(in DepthwiseConv2dNativeBackpropFilterShape s, out Shape filter)
    {
        filter = Shapes.ValueOf(s.Site, s.FilterSizes, "filter_sizes");
        return ConvolutionPlan.Depthwise(s.Site, s.Input.Shape, "input", filter, "filter_sizes", Attrs(s));
    }

    private static WindowAttrs Attrs(in DepthwiseConv2dNativeShape s) =>
        WindowAttrs.OfFilter(s.DataFormat, s.Strides, s.Dilations, s.Padding, s.ExplicitPaddings);

    private static WindowAttrs Attrs(in DepthwiseConv2dNativeBackpropInputShape s) =>
        WindowAttrs.OfFilter(s.DataFormat, s.Strides, s.Dilations, s.Padding, s.ExplicitPaddings);

    private static WindowAttrs Attrs(in DepthwiseConv2dNativeBackpropFilterShape s) =>
        WindowAttrs.OfFilter(s.DataFormat, s.Strides, s.Dilations, s.Padding, s.ExplicitPaddings);
}
