using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Joining and cutting along an axis.</summary>
internal static partial class CpuKernels
{
    internal static partial void ConcatV2<T>(in ConcatV2Call call)
        where T : struct
    {
        int axis = call.Site.Dim(HostValues.Integer(call.Axis), call.Output.Rank, "axis");
        AxisRuns.Join<T>(call.Site, call.Values, call.Output, RowMajor.Count(call.Output.Shape.Dims[..axis]));
    }

    internal static partial void Pack<T>(in PackCall call)
        where T : struct
    {
        int axis = call.Site.Dim(call.Axis, call.Output.Rank, "axis");
        AxisRuns.Join<T>(call.Site, call.Values, call.Output, RowMajor.Count(call.Output.Shape.Dims[..axis]));
    }

    internal static partial void Split<T>(in SplitCall call)
        where T : struct
    {
        int axis = call.Site.Dim(HostValues.Integer(call.Axis), call.Value.Rank, "axis");
        AxisRuns.Cut<T>(call.Site, call.Value, call.Output, RowMajor.Count(call.Value.Shape.Dims[..axis]));
    }

    internal static partial void SplitV<T>(in SplitVCall call)
        where T : struct
    {
        int axis = call.Site.Dim(HostValues.Integer(call.Axis), call.Value.Rank, "axis");
        AxisRuns.Cut<T>(call.Site, call.Value, call.Output, RowMajor.Count(call.Value.Shape.Dims[..axis]));
    }

    internal static partial void Unpack<T>(in UnpackCall call)
        where T : struct
    {
        int axis = call.Site.Dim(call.Axis, call.Value.Rank, "axis");
        AxisRuns.Cut<T>(call.Site, call.Value, call.Output, RowMajor.Count(call.Value.Shape.Dims[..axis]));
    }
}
