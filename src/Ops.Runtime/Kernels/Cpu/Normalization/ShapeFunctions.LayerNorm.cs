using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Shapes of layer normalisation.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape LayerNormY(in FusedLayerNormShape s)
    {
        RequireLayerNorm(s.Site, s.X, s.Scale);
        s.Site.SameShape(s.Scale.Shape, "scale", s.Offset.Shape, "offset");
        return s.X.Shape;
    }

    internal static partial Shape LayerNormStatistics(in FusedLayerNormShape s) => LeadingShape(s.X.Shape, s.Scale.Rank);

    internal static partial Shape LayerNormGradX(in FusedLayerNormGradShape s)
    {
        RequireLayerNorm(s.Site, s.X, s.Scale);
        s.Site.SameShape(s.X.Shape, "x", s.YBackprop.Shape, "y_backprop");
        RequireStatistics(s.Site, s.X.Shape, s.Scale.Rank, s.Mean, "mean");
        RequireStatistics(s.Site, s.X.Shape, s.Scale.Rank, s.InverseDeviation, "inverse_deviation");
        return s.X.Shape;
    }

    internal static partial Shape LayerNormGradWeights(in FusedLayerNormGradShape s) => s.Scale.Shape;

    private static void RequireLayerNorm(in OpSite site, Tensor x, Tensor scale)
    {
        bool isTrailing = scale.Rank > 0 && scale.Rank <= x.Rank
            && x.Shape.Dims[(x.Rank - scale.Rank)..].SequenceEqual(scale.Shape.Dims);
        if (!isTrailing)
        {
            site.Invalid("scale", $"scale has shape {scale.Shape}; it must be the last dims, at least one, of x: {x.Shape}.");
        }

        if ((x.DType == DType.Float64) != (scale.DType == DType.Float64))
        {
            site.Invalid(
                "scale", $"scale is {scale.DType.Name} and x is {x.DType.Name}; scale is float64 where x is, else float32.");
        }
    }

    private static void RequireStatistics(in OpSite site, Shape x, int width, Tensor numbers, string argument)
    {
        Shape rows = LeadingShape(x, width);
        if (numbers.Shape != rows)
        {
            site.Invalid(argument, $"{argument} has shape {numbers.Shape}; there is one for each row of x: {rows}.");
        }
    }

    private static Shape LeadingShape(Shape x, int width) => new(x.ToArray().AsSpan(0, x.Rank - width));
}
