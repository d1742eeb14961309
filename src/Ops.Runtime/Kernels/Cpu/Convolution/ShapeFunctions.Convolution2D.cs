using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Shapes of convolutions of images.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape Conv2D(in Conv2DShape s) => PlanOf(s).OutputShape(s.Site, 4);

    internal static partial Shape Conv2DBackpropInput(in Conv2DBackpropInputShape s)
    {
        ConvolutionPlan plan = PlanOf(s, out Shape input);
        plan.RequireGradient(s.Site, input, s.OutBackprop.Shape);
        return input;
    }

    internal static partial Shape Conv2DBackpropFilter(in Conv2DBackpropFilterShape s)
    {
        ConvolutionPlan plan = PlanOf(s, out Shape filter);
        plan.RequireGradient(s.Site, s.Input.Shape, s.OutBackprop.Shape);
        return filter;
    }

    private static ConvolutionPlan PlanOf(in Conv2DShape s) =>
        ConvolutionPlan.Of(s.Site, s.Input.Shape, "input", s.Filter.Shape, "filter", Attrs(s));

    private static ConvolutionPlan PlanOf(in Conv2DBackpropInputShape s, out Shape input)
    {
        WindowAttrs attrs = Attrs(s);
        input = ConvolutionPlan.InputShape(s.Site, s.InputSizes, s.Filter.Shape, s.OutBackprop.Shape, attrs);
        return ConvolutionPlan.Of(s.Site, input, "input_sizes", s.Filter.Shape, "filter", attrs);
    }

    private static ConvolutionPlan PlanOf(in Conv2DBackpropFilterShape s, out Shape filter)
    {
        filter = Shapes.ValueOf(s.Site, s.FilterSizes, "filter_sizes");
        return ConvolutionPlan.Of(s.Site, s.Input.Shape, "input", filter, "filter_sizes", Attrs(s));
    }

    private static WindowAttrs Attrs(in Conv2DShape s) =>
        WindowAttrs.OfFilter(s.DataFormat, s.Strides, s.Dilations, s.Padding, s.ExplicitPaddings);

    private static WindowAttrs Attrs(in Conv2DBackpropInputShape s) =>
        WindowAttrs.OfFilter(s.DataFormat, s.Strides, s.Dilations, s.Padding, s.ExplicitPaddings);

    private static WindowAttrs Attrs(in Conv2DBackpropFilterShape s) =>
        WindowAttrs.OfFilter(s.DataFormat, s.Strides, s.Dilations, s.Padding, s.ExplicitPaddings);
}
