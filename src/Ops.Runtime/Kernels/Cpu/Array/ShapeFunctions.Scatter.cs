using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>The shapes of sums by index.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape ScatterNd(in ScatterNdShape s)
    {
        Shape shape = Shapes.ValueOf(s.Site, s.Shape, "shape");
        Shape indices = s.Indices.Shape;
        Shape updates = s.Updates.Shape;
        s.Site.RankAtLeast(1, indices, "indices");
        s.Site.RankAtLeast(1, shape, "output");
        long depth = indices[^1];
        if (depth > shape.Rank)
        {
            s.Site.Invalid("indices", $"indices names {depth} dims, but shape {shape} has rank {shape.Rank}.");
        }

        ReadOnlySpan<long> outer = indices.Dims[..^1];
        ReadOnlySpan<long> inner = shape.Dims[(int)depth..];
        bool fits = updates.Rank == outer.Length + inner.Length
            && updates.Dims[..outer.Length].SequenceEqual(outer)
            && updates.Dims[outer.Length..].SequenceEqual(inner);
        if (!fits)
        {
            Coordinates expected = new([.. outer, .. inner]);
            s.Site.Invalid("updates", $"updates has shape {updates}; it must be {expected}.");
        }

        return shape;
    }
}
