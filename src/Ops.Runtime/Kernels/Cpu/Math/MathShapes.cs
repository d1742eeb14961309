using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

internal static partial class ShapeFunctions
{
    internal static partial Shape Comparison(in EqualShape s) =>
        Comparison(s.Site, s.X, s.Y, s.IncompatibleShapeError);

    internal static partial Shape Comparison(in NotEqualShape s) =>
        Comparison(s.Site, s.X, s.Y, s.IncompatibleShapeError);

    internal static partial Shape Select(in SelectShape s)
    {
        Shape t = s.X.Shape;
        Shape condition = s.Condition.Shape;
        s.Site.SameShape(t, "t", s.Y.Shape, "e");
        bool picksRows = condition.Rank == 1 && t.Rank >= 1 && condition[0] == t[0];
        if (condition.Rank != 0 && condition != t && !picksRows)
        {
            s.Site.Invalid(
                "condition",
                $"condition has shape {condition}; it must be a scalar, have the shape {t} of t, or one entry for each row of "
                    + "t.");
        }

        return t;
    }

    internal static partial Shape ClipByValue(in ClipByValueShape s)
    {
        Bound(s.Site, s.T.Shape, s.ClipValueMin.Shape, "clip_value_min");
        Bound(s.Site, s.T.Shape, s.ClipValueMax.Shape, "clip_value_max");
        return s.T.Shape;
    }

    private static void Bound(in OpSite site, Shape t, Shape bound, string argument)
    {
        if (bound.Rank != 0 && bound != t)
        {
            site.Invalid(argument, $"{argument} has shape {bound}; it must be a scalar or have the shape {t} of t.");
        }
    }

    private static Shape Comparison(in OpSite site, Tensor x, Tensor y, bool incompatibleShapeError) =>
        incompatibleShapeError || Broadcasting.Fits(x.Shape, y.Shape)
            ? Shapes.Broadcast(site, x.Shape, "x", y.Shape, "y")
            : new Shape();
}
