using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>The shapes of counts.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape Bincount(in BincountShape s) =>
        Shapes.Of(s.Site, [Bins.Size(s.Site, s.Size, s.Arr.Shape, "arr", s.Weights.Shape)], "bins");

    internal static partial Shape DenseBincount(in DenseBincountShape s)
    {
        Shape input = s.Input.Shape;
        if (input.Rank is not (1 or 2))
        {
            s.Site.Invalid("input", $"input has rank {input.Rank}; it must be a vector or a matrix.");
        }

        long size = Bins.Size(s.Site, s.Size, input, "input", s.Weights.Shape);
        return Shapes.Of(s.Site, [.. input.Dims[..^1], size], "output");
    }
}
