using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Joining rows by index on a device: in the order of the indices, without atomics, with the host's bits.</summary>
internal static unsafe partial class DeviceKernels
{
    private static readonly DeviceProgram ScatterAdd = ScatterProgram("scatter_add");
    private static readonly DeviceProgram ScatterSub = ScatterProgram("scatter_sub");
    private static readonly DeviceProgram ScatterMul = ScatterProgram("scatter_mul");
    private static readonly DeviceProgram ScatterDiv = ScatterProgram("scatter_div");
    private static readonly DeviceProgram ScatterMin = ScatterProgram("scatter_min");
    private static readonly DeviceProgram ScatterMax = ScatterProgram("scatter_max");
    private static readonly DeviceProgram ScatterUpdate = ScatterProgram("scatter_update");
    private static readonly DeviceEntries Divisors = new(ScatterProgram("check_divisors"), "check_divisors_");

    internal static partial void ScatterNd(in ScatterNdCall call)
    {
        TensorAccess.Clear(call.Output);
        bool skips = CoordinateRows.Skips(call.Site, call.BadIndicesPolicy);
        JoinAt(call.Site, ScatterAdd, call.Output, call.Indices, call.Updates, skips);
    }

    internal static partial void UnsortedSegmentSum(in UnsortedSegmentSumCall call)
    {
        TensorAccess.Clear(call.Output);
        JoinSegments(call.Site, ScatterAdd, call.Data, call.SegmentIds, call.Output);
    }

    internal static partial void UnsortedSegmentProd(in UnsortedSegmentProdCall call)
    {
        using Tensor one = TensorScope.Detach(GradientServices.Constant(1, call.Output.DType));
        DeviceMoves.Fill(one, call.Output);
        JoinSegments(call.Site, ScatterMul, call.Data, call.SegmentIds, call.Output);
    }

    internal static partial void UnsortedSegmentMax(in UnsortedSegmentMaxCall call)
    {
        using Tensor lowest = Bound(call.Output.DType, isLowest: true);
        DeviceMoves.Fill(lowest, call.Output);
        JoinSegments(call.Site, ScatterMax, call.Data, call.SegmentIds, call.Output);
    }

    internal static partial void UnsortedSegmentMin(in UnsortedSegmentMinCall call)
    {
        using Tensor highest = Bound(call.Output.DType, isLowest: false);
        DeviceMoves.Fill(highest, call.Output);
        JoinSegments(call.Site, ScatterMin, call.Data, call.SegmentIds, call.Output);
    }

    internal static partial void ResourceScatterAdd(in ResourceScatterAddCall call) =>
        Join(call.Site, ScatterAdd, call.Resource, call.Indices, call.Updates);

    internal static partial void ResourceScatterSub(in ResourceScatterSubCall call) =>
        Join(call.Site, ScatterSub, call.Resource, call.Indices, call.Updates);

    internal static partial void ResourceScatterMul(in ResourceScatterMulCall call) =>
        Join(call.Site, ScatterMul, call.Resource, call.Indices, call.Updates);

    internal static partial void ResourceScatterDiv(in ResourceScatterDivCall call)
    {
        if (call.Updates.DType.IsInteger && call.Updates.Count > 0)
        {
            DeviceBackend backend = DeviceBackend.Of(call.Updates.Device);
            int index = call.Updates.Device.Index;
            uint number = backend.Expect(index, new DivisorCheck(call.Site, call.Updates));
            Divisors.Launch(call.Site, call.Updates.Device, call.Updates.DType, DeviceGrid.Over(call.Updates.Count),
                [call.Updates, (ulong)call.Updates.Count, backend.ErrorWord(index), number]);
        }

        Join(call.Site, ScatterDiv, call.Resource, call.Indices, call.Updates);
    }

    internal static partial void ResourceScatterMin(in ResourceScatterMinCall call) =>
        Join(call.Site, ScatterMin, call.Resource, call.Indices, call.Updates);

    internal static partial void ResourceScatterMax(in ResourceScatterMaxCall call) =>
        Join(call.Site, ScatterMax, call.Resource, call.Indices, call.Updates);

    internal static partial void ResourceScatterUpdate(in ResourceScatterUpdateCall call) =>
        Join(call.Site, ScatterUpdate, call.Resource, call.Indices, call.Updates);

    internal static partial void ResourceScatterNdAdd(in ResourceScatterNdAddCall call) =>
        JoinNd(call.Site, ScatterAdd, call.Ref, call.Indices, call.Updates, call.BadIndicesPolicy);

    internal static partial void ResourceScatterNdSub(in ResourceScatterNdSubCall call) =>
        JoinNd(call.Site, ScatterSub, call.Ref, call.Indices, call.Updates, call.BadIndicesPolicy);

    internal static partial void ResourceScatterNdMin(in ResourceScatterNdMinCall call) =>
        JoinNd(call.Site, ScatterMin, call.Ref, call.Indices, call.Updates, call.BadIndicesPolicy);

    internal static partial void ResourceScatterNdMax(in ResourceScatterNdMaxCall call) =>
        JoinNd(call.Site, ScatterMax, call.Ref, call.Indices, call.Updates, call.BadIndicesPolicy);

    internal static partial void ResourceScatterNdUpdate(in ResourceScatterNdUpdateCall call) =>
        JoinNd(call.Site, ScatterUpdate, call.Ref, call.Indices, call.Updates, call.BadIndicesPolicy);

    private static DeviceProgram ScatterProgram(string entry) => DeviceTexts.Program(entry, "scatter.cu");

    private static Tensor Bound(DType dtype, bool isLowest)
    {
        Tensor bound = TensorAccess.AllocateUnscoped(Shape.Scalar, dtype);
        switch (dtype)
        {
            case DType.Float32: Write<float>(bound, isLowest); break;
            case DType.Float64: Write<double>(bound, isLowest); break;
            case DType.Float16: Write<Half>(bound, isLowest); break;
            case DType.BFloat16: Write<BFloat16>(bound, isLowest); break;
            case DType.Int8: Write<sbyte>(bound, isLowest); break;
            case DType.Int16: Write<short>(bound, isLowest); break;
            case DType.Int32: Write<int>(bound, isLowest); break;
            case DType.Int64: Write<long>(bound, isLowest); break;
            case DType.UInt8: Write<byte>(bound, isLowest); break;
            case DType.UInt16: Write<ushort>(bound, isLowest); break;
            case DType.UInt32: Write<uint>(bound, isLowest); break;
            default: Write<ulong>(bound, isLowest); break;
        }

        return bound;
    }

    private static void Write<T>(Tensor bound, bool isLowest)
        where T : unmanaged, System.Numerics.INumber<T> =>
        TensorAccess.Write<T>(bound)[0] = isLowest ? SegmentRows.Lowest<T>() : SegmentRows.Highest<T>();

    // By places along the first dim; the indices are checked before anything is written.
    private static void Join(in OpSite site, DeviceProgram program, Tensor variable, Tensor indices, Tensor updates)
    {
        bool isScalar = ResourceRows.CheckSlices(in site, variable.Shape, indices.Shape, updates.Shape);
        DeviceChecks.Indexes(site, indices, "indices", variable.Shape[0]);
        long height = variable.Shape[0];
        long width = height == 0 ? 0 : variable.Count / height;
        if (!isScalar)
        {
            JoinRows(site, program, variable, indices, updates, height, width);
            return;
        }

        using Tensor spread = TensorAccess.AllocateUnscoped([indices.Count, width], updates.DType, updates.Device);
        DeviceMoves.Fill(updates, spread);
        JoinRows(site, program, variable, indices, spread, height, width);
    }

    private static void JoinNd(
        in OpSite site, DeviceProgram program, Tensor variable, Tensor indices, Tensor updates, string? policy)
    {
        ResourceRows.CheckCoordinates(in site, variable.Shape, indices.Shape, updates.Shape);
        JoinAt(site, program, variable, indices, updates, CoordinateRows.Skips(site, policy));
    }

    private static void JoinAt(
        in OpSite site, DeviceProgram program, Tensor table, Tensor indices, Tensor updates, bool skips)
    {
        ReadOnlySpan<long> dims = table.Shape.Dims;
        int depth = (int)indices.Shape[^1];
        using Tensor rows = Flattened(site, indices, dims[..depth], skips);
        JoinRows(site, program, table, rows, updates, RowMajor.Count(dims[..depth]), RowMajor.Count(dims[depth..]));
    }

    private static void JoinSegments(in OpSite site, DeviceProgram program, Tensor data, Tensor ids, Tensor output)
    {
        long segments = output.Shape[0];
        using Tensor rows = SegmentsOf(site, ids, segments);
        JoinRows(site, program, output, rows, data, segments, RowMajor.Count(output.Shape.Dims[1..]));
    }

    private static void JoinRows(
        in OpSite site, DeviceProgram program, Tensor table, Tensor indices, Tensor updates, long height, long width)
    {
        if (indices.Count == 0 || width == 0 || height == 0)
        {
            return;
        }

        DType carried = ReferenceEquals(program, ScatterUpdate) ? CarrierOf(table.DType) : table.DType;
        using Tensor rows = Detached(table, [height, width], carried);
        using Tensor listed = Detached(updates, [indices.Count, width], carried);
        using Tensor flat = Detached(indices, [indices.Count], indices.DType);
        DeviceBackend.Of(table.Device).Rows(
            new DeviceLaunch
            {
                Site = site,
                Program = program,
                Device = table.Device,
                DType = carried,
                Inputs = [rows, listed],
            },
            flat,
            [RowAccess.Indexed, RowAccess.Listed]);
    }

    // A view that lives for the launch alone.
    private static Tensor Detached(Tensor tensor, Shape shape, DType dtype) =>
        TensorScope.Detach(TensorAccess.ViewAs(tensor, shape, dtype));

    private static DType CarrierOf(DType dtype) => dtype.Size switch
    {
        1 => DType.UInt8,
        2 => DType.UInt16,
        4 => DType.UInt32,
        8 => DType.UInt64,
        _ => DType.Complex128,
    };

    private sealed class DivisorCheck(OpSite site, Tensor updates) : HostCheck(site, updates)
    {
        protected override void Check(in OpSite site, Tensor host)
        {
            switch (host.DType)
            {
                case DType.Int8: ResourceRows.CheckDivisors<sbyte>(site, host); break;
                case DType.Int16: ResourceRows.CheckDivisors<short>(site, host); break;
                case DType.Int32: ResourceRows.CheckDivisors<int>(site, host); break;
                case DType.Int64: ResourceRows.CheckDivisors<long>(site, host); break;
                case DType.UInt8: ResourceRows.CheckDivisors<byte>(site, host); break;
                case DType.UInt16: ResourceRows.CheckDivisors<ushort>(site, host); break;
                case DType.UInt32: ResourceRows.CheckDivisors<uint>(site, host); break;
                default: ResourceRows.CheckDivisors<ulong>(site, host); break;
            }
        }
    }
}
