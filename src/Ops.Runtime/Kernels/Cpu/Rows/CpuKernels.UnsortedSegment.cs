using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Reductions of slices by segment.</summary>
internal static partial class CpuKernels
{
    internal static partial void UnsortedSegmentMax<T>(in UnsortedSegmentMaxCall call)
        where T : unmanaged, INumber<T> => SegmentRows.Run<T, Raising<T>>(
            call.Site, call.Data, call.SegmentIds, call.Output, SegmentRows.Lowest<T>());

    internal static partial void UnsortedSegmentMin<T>(in UnsortedSegmentMinCall call)
        where T : unmanaged, INumber<T> => SegmentRows.Run<T, Lowering<T>>(
            call.Site, call.Data, call.SegmentIds, call.Output, SegmentRows.Highest<T>());

    internal static partial void UnsortedSegmentProd<T>(in UnsortedSegmentProdCall call)
        where T : unmanaged, INumberBase<T> => SegmentRows.Run<T, Multiplying<T>>(
            call.Site, call.Data, call.SegmentIds, call.Output, T.One);

    internal static partial void UnsortedSegmentSum<T>(in UnsortedSegmentSumCall call)
        where T : unmanaged, INumberBase<T> => SegmentRows.Run<T, Adding<T>>(
            call.Site, call.Data, call.SegmentIds, call.Output, T.Zero);
}
