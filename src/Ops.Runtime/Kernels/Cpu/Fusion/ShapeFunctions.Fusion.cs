using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Shapes of products that end with a bias and an activation.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape FusedMatMul(in FusedMatMulShape s)
    {
        s.Site.Rank(2, s.A.Shape, "a");
        s.Site.Rank(2, s.B.Shape, "b");
        (int row, int inner) = s.TransposeA ? (1, 0) : (0, 1);
        (int otherInner, int column) = s.TransposeB ? (1, 0) : (0, 1);
        if (s.A.Shape[inner] != s.B.Shape[otherInner])
        {
            s.Site.Invalid(
                "b",
                $"the inner size is {s.A.Shape[inner]} in a, of shape {s.A.Shape}, but {s.B.Shape[otherInner]} in b, of shape "
                    + $"{s.B.Shape}.");
        }

        long channels = s.B.Shape[column];
        FusedOps.Of(s.Site, s.FusedOps, s.Args, channels);
        return new Shape([s.A.Shape[row], channels]);
    }

    internal static partial Shape FusedConv2D(in FusedConv2DShape s)
    {
        ConvolutionPlan plan = ConvolutionPlan.Of(
            s.Site, s.Input.Shape, "input", s.Filter.Shape, "filter",
            WindowAttrs.OfFilter(s.DataFormat, s.Strides, s.Dilations, s.Padding, s.ExplicitPaddings));
        FusedOps.Of(s.Site, s.FusedOps, s.Args, plan.Filters);
        return plan.OutputShape(s.Site, 4);
    }

    internal static partial Shape ReluBiasAddGradBias(in ReluBiasAddGradShape s)
    {
        s.Site.RankAtLeast(2, s.Gradients.Shape, "gradients");
        return new Shape([s.Gradients.Shape[^1]]);
    }
}
