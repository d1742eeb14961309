using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>The shapes of what is picked by index.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape GatherV2(in GatherV2Shape s)
    {
        Shape table = s.Params.Shape;
        s.Site.Scalar(s.Axis, "axis");
        s.Site.RankAtLeast(1, table, "params");
        int axis = s.Site.Dim(HostValues.Integer(s.Axis), table.Rank, "axis");
        long batchDims = s.BatchDims < 0 ? s.BatchDims + s.Indices.Rank : s.BatchDims;
        if (batchDims < 0 || batchDims > s.Indices.Rank)
        {
            s.Site.Invalid(
                "batch_dims",
                $"batch_dims is {s.BatchDims}, which is not in [{-s.Indices.Rank}, {s.Indices.Rank}], the rank of indices.");
        }

        if (batchDims > axis)
        {
            s.Site.Invalid("batch_dims", $"batch_dims is {batchDims}, but axis is {axis}; the axis must follow the batch.");
        }

        return Gathered(s.Site, table, "params", s.Indices.Shape, axis, (int)batchDims);
    }

    internal static partial Shape ResourceGather(in ResourceGatherShape s)
    {
        Shape table = s.Resource.Shape;
        if (s.BatchDims < 0 || s.BatchDims > s.Indices.Rank || s.BatchDims >= table.Rank)
        {
            s.Site.Invalid(
                "batch_dims",
                $"batch_dims is {s.BatchDims}; indices has rank {s.Indices.Rank}; resource has {table.Rank}, and must have "
                    + "more.");
        }

        return Gathered(s.Site, table, "resource", s.Indices.Shape, (int)s.BatchDims, (int)s.BatchDims);
    }

    internal static partial Shape GatherNd(in GatherNdShape s)
    {
        Shape table = s.Params.Shape;
        Shape indices = s.Indices.Shape;
        s.Site.RankAtLeast(1, indices, "indices");
        long depth = indices[^1];
        if (depth > table.Rank)
        {
            s.Site.Invalid("indices", $"indices names {depth} dims, but params has rank {table.Rank}.");
        }

        return Shapes.Of(s.Site, [.. indices.Dims[..^1], .. table.Dims[(int)depth..]], "output");
    }

    private static Shape Gathered(in OpSite site, Shape table, string argument, Shape indices, int axis, int batchDims)
    {
        if (!indices.Dims[..batchDims].SequenceEqual(table.Dims[..batchDims]))
        {
            site.Invalid(
                "indices", $"indices has shape {indices} and {argument} {table}; the first {batchDims} dims must be equal.");
        }

        return Shapes.Of(site, [.. table.Dims[..axis], .. indices.Dims[batchDims..], .. table.Dims[(axis + 1)..]], "output");
    }
}
