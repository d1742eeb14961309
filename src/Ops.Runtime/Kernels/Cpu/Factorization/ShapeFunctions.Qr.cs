namespace RawOpsNet.Kernels;

/// <summary>The shapes of factors.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape QrQ(in QrShape s)
    {
        Shape input = s.Input.Shape;
        s.Site.RankAtLeast(2, input, "input");
        return OpServices.Shapes.Of(s.Site, [.. input.Dims[..^1], Kept(input, s.FullMatrices)], "q");
    }

    internal static partial Shape QrR(in QrShape s)
    {
        Shape input = s.Input.Shape;
        s.Site.RankAtLeast(2, input, "input");
        return OpServices.Shapes.Of(s.Site, [.. input.Dims[..^2], Kept(input, s.FullMatrices), input[^1]], "r");
    }

    private static long Kept(Shape input, bool isFull) => isFull ? input[^2] : Math.Min(input[^2], input[^1]);
}
