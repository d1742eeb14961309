using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Shapes of convolutions of volumes.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape Conv3D(in Conv3DShape s) => PlanOf(s).OutputShape(s.Site, 5);

    internal static partial Shape Conv3DBackpropInputV2(in Conv3DBackpropInputV2Shape s)
    {
        ConvolutionPlan plan = PlanOf(s, out Shape input);
        plan.RequireGradient(s.Site, input, s.OutBackprop.Shape);
        return input;
    }

    internal static partial Shape Conv3DBackpropFilterV2(in Conv3DBackpropFilterV2Shape s)
    {
        ConvolutionPlan plan = PlanOf(s, out Shape filter);
        plan.RequireGradient(s.Site, s.Input.Shape, s.OutBackprop.Shape);
        return filter;
    }

    private static ConvolutionPlan PlanOf(in Conv3DShape s) =>
        ConvolutionPlan.Of(s.Site, s.Input.Shape, "input", s.Filter.Shape, "filter", Attrs(s));

    private static ConvolutionPlan PlanOf(in Conv3DBackpropInputV2Shape s, out Shape input)
    {
        WindowAttrs attrs = Attrs(s);
        input = Shapes.ValueOf(s.Site, s.InputSizes, "input_sizes");
        return ConvolutionPlan.Of(s.Site, input, "input_sizes", s.Filter.Shape, "filter", attrs);
    }

    private static ConvolutionPlan PlanOf(in Conv3DBackpropFilterV2Shape s, out Shape filter)
    {
        filter = Shapes.ValueOf(s.Site, s.FilterSizes, "filter_sizes");
        return ConvolutionPlan.Of(s.Site, s.Input.Shape, "input", filter, "filter_sizes", Attrs(s));
    }

    private static WindowAttrs Attrs(in Conv3DShape s) =>
        WindowAttrs.OfFilter(s.DataFormat, s.Strides, s.Dilations, s.Padding);

    private static WindowAttrs Attrs(in Conv3DBackpropInputV2Shape s) =>
        WindowAttrs.OfFilter(s.DataFormat, s.Strides, s.Dilations, s.Padding);

    private static WindowAttrs Attrs(in Conv3DBackpropFilterV2Shape s) =>
        WindowAttrs.OfFilter(s.DataFormat, s.Strides, s.Dilations, s.Padding);
}
