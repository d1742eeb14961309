using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>The shapes of reductions by segment, and of slices of variables.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape UnsortedSegmentSum(in UnsortedSegmentSumShape s) =>
        Segments(s.Site, s.Data.Shape, s.SegmentIds.Shape, s.NumSegments);

    internal static partial Shape UnsortedSegmentMax(in UnsortedSegmentMaxShape s) =>
        Segments(s.Site, s.Data.Shape, s.SegmentIds.Shape, s.NumSegments);

    internal static partial Shape UnsortedSegmentMin(in UnsortedSegmentMinShape s) =>
        Segments(s.Site, s.Data.Shape, s.SegmentIds.Shape, s.NumSegments);

    internal static partial Shape UnsortedSegmentProd(in UnsortedSegmentProdShape s) =>
        Segments(s.Site, s.Data.Shape, s.SegmentIds.Shape, s.NumSegments);

    internal static partial Shape ResourceGatherNd(in ResourceGatherNdShape s)
    {
        Shape table = s.Resource.Shape;
        Shape indices = s.Indices.Shape;
        s.Site.RankAtLeast(1, indices, "indices");
        long depth = indices[^1];
        if (depth > table.Rank)
        {
            s.Site.Invalid("indices", $"indices names {depth} dims, but resource has rank {table.Rank}.");
        }

        return Shapes.Of(s.Site, [.. indices.Dims[..^1], .. table.Dims[(int)depth..]], "output");
    }

    private static Shape Segments(in OpSite site, Shape data, Shape segments, Tensor numSegments)
    {
        site.Scalar(numSegments, "num_segments");
        long count = HostValues.Integer(numSegments);
        if (count < 0)
        {
            site.Invalid("num_segments", $"num_segments is {count}; it must not be negative.");
        }

        if (segments.Rank > data.Rank || !data.Dims[..segments.Rank].SequenceEqual(segments.Dims))
        {
            site.Invalid("segment_ids", $"segment_ids has shape {segments}, which is no prefix of shape {data} of data.");
        }

        return Shapes.Of(site, [count, .. data.Dims[segments.Rank..]], "output");
    }
}
