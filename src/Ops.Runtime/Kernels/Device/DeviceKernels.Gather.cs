using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Picking rows by index on a device.</summary>
internal static unsafe partial class DeviceKernels
{
    private const int MostDepth = 12;

    private static readonly DeviceProgram Gathers = DeviceTexts.Program("gather", "gather.cu");
    private static readonly DeviceEntries[] GatherBy =
    [
        new(Gathers, "gather_1_"), new(Gathers, "gather_2_"), new(Gathers, "gather_4_"), new(Gathers, "gather_8_"),
        new(Gathers, "gather_16_"),
    ];

    private static readonly DeviceEntries Flatten = new(Gathers, "flatten_");
    private static readonly DeviceEntries Segments = new(Gathers, "segments_");

    internal static partial void GatherV2(in GatherV2Call call)
    {
        int axis = call.Site.Dim(HostValues.Integer(call.Axis), call.Params.Rank, "axis");
        int batchDims = (int)(call.BatchDims < 0 ? call.BatchDims + call.Indices.Rank : call.BatchDims);
        GatherAlong(call.Site, call.Params, call.Indices, call.Output, axis, batchDims);
    }

    internal static partial void ResourceGather(in ResourceGatherCall call) => GatherAlong(
        call.Site, call.Resource, call.Indices, call.Output, (int)call.BatchDims, (int)call.BatchDims);

    internal static partial void GatherNd(in GatherNdCall call) => GatherRows(
        call.Site, call.Params, call.Indices, call.Output, CoordinateRows.Skips(call.Site, call.BadIndicesPolicy));

    internal static partial void ResourceGatherNd(in ResourceGatherNdCall call) =>
        GatherRows(call.Site, call.Resource, call.Indices, call.Output, skips: false);

    private static void GatherAlong(in OpSite site, Tensor table, Tensor indices, Tensor output, int axis, int batchDims)
    {
        ReadOnlySpan<long> dims = table.Shape.Dims;
        DeviceChecks.Indexes(site, indices, "indices", dims[axis]);
        Gather(
            site, table, indices, output, RowMajor.Count(dims[..batchDims]), RowMajor.Count(dims[batchDims..axis]), dims[axis],
            RowMajor.Count(dims[(axis + 1)..]));
    }

    private static void GatherRows(in OpSite site, Tensor table, Tensor indices, Tensor output, bool skips)
    {
        ReadOnlySpan<long> dims = table.Shape.Dims;
        int depth = (int)indices.Shape[^1];
        using Tensor rows = Flattened(site, indices, dims[..depth], skips);
        Gather(site, table, rows, output, 1, 1, RowMajor.Count(dims[..depth]), RowMajor.Count(dims[depth..]));
    }

    private static void Gather(
        in OpSite site, Tensor table, Tensor indices, Tensor output, long batches, long outer, long height, long width)
    {
        if (output.Count == 0)
        {
            return;
        }

        // Two neighbours of a row are one element of twice the size.
        int bytes = output.DType.Size;
        long count = output.Count;
        for (; bytes < 16 && width % 2 == 0; bytes *= 2, width /= 2)
        {
            count /= 2;
        }

        DeviceEntries entries = GatherBy[System.Numerics.BitOperations.Log2((uint)bytes)];
        entries.LaunchPlain(site, output.Device, entries[indices.DType], DeviceGrid.Over(count),
            [
                table, indices, output, (ulong)count, (ulong)(indices.Count / batches), (ulong)outer, (ulong)height, (ulong)width,
            ]);
    }

    // The rows that coordinates name, as i64: -1 where they lie outside.
    private static Tensor Flattened(in OpSite site, Tensor indices, ReadOnlySpan<long> dims, bool skips)
    {
        if (dims.Length > MostDepth)
        {
            site.Unimplemented($"a device takes coordinates of at most {MostDepth} dims.");
        }

        ReadOnlySpan<long> outer = indices.Shape.Dims[..^1];
        Tensor rows = TensorAccess.AllocateUnscoped([RowMajor.Count(outer)], DType.Int64, indices.Device);
        if (rows.Count == 0)
        {
            return rows;
        }

        long* sizes = stackalloc long[MostDepth];
        for (int dim = 0; dim < dims.Length; dim++)
        {
            sizes[dim] = dims[dim];
        }

        DeviceBackend backend = DeviceBackend.Of(indices.Device);
        int index = indices.Device.Index;
        uint number = skips ? 0 : backend.Expect(index, new CoordinateCheck(site, indices, dims.ToArray()));
        Flatten.LaunchPlain(site, indices.Device, Flatten[indices.DType], DeviceGrid.Over(rows.Count),
            [
                indices, rows, (ulong)rows.Count, (uint)dims.Length, DeviceArgument.Struct(sizes, MostDepth * sizeof(long)),
                skips, backend.ErrorWord(index), number,
            ]);
        return rows;
    }

    // The rows of segments, as i64: -1 for what is dropped.
    private static Tensor SegmentsOf(in OpSite site, Tensor ids, long segments)
    {
        Tensor rows = TensorAccess.AllocateUnscoped([ids.Count], DType.Int64, ids.Device);
        if (rows.Count > 0)
        {
            DeviceBackend backend = DeviceBackend.Of(ids.Device);
            uint number = backend.Expect(ids.Device.Index, new SegmentCheck(site, ids, segments));
            Segments.LaunchPlain(site, ids.Device, Segments[ids.DType], DeviceGrid.Over(rows.Count),
                [ids, rows, (ulong)rows.Count, segments, backend.ErrorWord(ids.Device.Index), number]);
        }

        return rows;
    }

    private sealed class CoordinateCheck(OpSite site, Tensor indices, long[] dims) : HostCheck(site, indices)
    {
        protected override void Check(in OpSite site, Tensor host)
        {
            using IndexList list = CoordinateRows.Read(site, host, dims, skips: false);
        }
    }

    private sealed class SegmentCheck(OpSite site, Tensor ids, long segments) : HostCheck(site, ids)
    {
        protected override void Check(in OpSite site, Tensor host)
        {
            using IndexList list = IndexList.Read(host);
            SegmentRows.RequireBelow(site, host, list.Values, segments);
        }
    }
}
