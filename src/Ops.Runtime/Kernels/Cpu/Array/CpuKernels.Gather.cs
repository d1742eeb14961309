using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Picking slices by index.</summary>
internal static partial class CpuKernels
{
    internal static partial void GatherV2<T>(in GatherV2Call call)
        where T : struct
    {
        call.Site.OneSpan(call.Params, "params");
        int rank = call.Params.Rank;
        int axis = call.Site.Dim(HostValues.Integer(call.Axis), rank, "axis");
        int batchDims = (int)(call.BatchDims < 0 ? call.BatchDims + call.Indices.Rank : call.BatchDims);
        GatherAlong<T>(call.Site, call.Params, call.Indices, call.Output, axis, batchDims);
    }

    internal static partial void ResourceGather<T>(in ResourceGatherCall call)
        where T : struct =>
        GatherAlong<T>(call.Site, call.Resource, call.Indices, call.Output, (int)call.BatchDims, (int)call.BatchDims);

    internal static partial void GatherNd<T>(in GatherNdCall call)
        where T : struct
    {
        call.Site.OneSpan(call.Params, "params");
        int depth = (int)call.Indices.Shape[^1];
        ReadOnlySpan<long> dims = call.Params.Shape.Dims;
        bool skips = CoordinateRows.Skips(call.Site, call.BadIndicesPolicy);
        using IndexList rows = CoordinateRows.Read(call.Site, call.Indices, dims, skips);
        RowGather.Run(
            TensorAccess.Read<T>(call.Params),
            rows.Values,
            call.Site.Write<T>(call.Output, "output"),
            batches: 1,
            outer: 1,
            height: RowMajor.Count(dims[..depth]),
            width: RowMajor.Count(dims[depth..]));
    }

    private static void GatherAlong<T>(
        in OpSite site, Tensor table, Tensor indices, Tensor output, int axis, int batchDims)
        where T : struct
    {
        ReadOnlySpan<long> dims = table.Shape.Dims;
        using IndexList rows = IndexList.ReadBelow(dims[axis], in site, indices, "indices");
        RowGather.Run(
            TensorAccess.Read<T>(table),
            rows.Values,
            site.Write<T>(output, "output"),
            batches: RowMajor.Count(dims[..batchDims]),
            outer: RowMajor.Count(dims[batchDims..axis]),
            height: dims[axis],
            width: RowMajor.Count(dims[(axis + 1)..]));
    }
}
