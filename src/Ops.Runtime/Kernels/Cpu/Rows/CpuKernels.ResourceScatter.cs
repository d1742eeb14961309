using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Scatters into variables.</summary>
internal static partial class CpuKernels
{
    internal static partial void ResourceScatterAdd<T>(in ResourceScatterAddCall call)
        where T : unmanaged, INumberBase<T> =>
        ResourceRows.Scatter<T, Adding<T>>(call.Site, call.Resource, call.Indices, call.Updates);

    internal static partial void ResourceScatterSub<T>(in ResourceScatterSubCall call)
        where T : unmanaged, INumberBase<T> =>
        ResourceRows.Scatter<T, Subtracting<T>>(call.Site, call.Resource, call.Indices, call.Updates);

    internal static partial void ResourceScatterMul<T>(in ResourceScatterMulCall call)
        where T : unmanaged, INumberBase<T> =>
        ResourceRows.Scatter<T, Multiplying<T>>(call.Site, call.Resource, call.Indices, call.Updates);

    internal static partial void ResourceScatterMin<T>(in ResourceScatterMinCall call)
        where T : unmanaged, INumber<T> =>
        ResourceRows.Scatter<T, Lowering<T>>(call.Site, call.Resource, call.Indices, call.Updates);

    internal static partial void ResourceScatterMax<T>(in ResourceScatterMaxCall call)
        where T : unmanaged, INumber<T> =>
        ResourceRows.Scatter<T, Raising<T>>(call.Site, call.Resource, call.Indices, call.Updates);

    internal static partial void ResourceScatterDiv<T>(in ResourceScatterDivCall call)
        where T : unmanaged, INumberBase<T> =>
        ResourceRows.Scatter<T, Dividing<T>>(call.Site, call.Resource, call.Indices, call.Updates);

    internal static partial void ResourceScatterDivInteger<T>(in ResourceScatterDivCall call)
        where T : unmanaged, IBinaryInteger<T>
    {
        ResourceRows.CheckDivisors<T>(call.Site, call.Updates);
        ResourceRows.Scatter<T, Dividing<T>>(call.Site, call.Resource, call.Indices, call.Updates);
    }

    internal static partial void ResourceScatterUpdate<T>(in ResourceScatterUpdateCall call)
        where T : struct =>
        ResourceRows.ScatterCopy<T>(call.Site, call.Resource, call.Indices, call.Updates);

    internal static partial void ResourceScatterNdAdd<T>(in ResourceScatterNdAddCall call)
        where T : unmanaged, INumberBase<T> =>
        ResourceRows.ScatterNd<T, Adding<T>>(call.Site, call.Ref, call.Indices, call.Updates, call.BadIndicesPolicy);

    internal static partial void ResourceScatterNdSub<T>(in ResourceScatterNdSubCall call)
        where T : unmanaged, INumberBase<T> =>
        ResourceRows.ScatterNd<T, Subtracting<T>>(call.Site, call.Ref, call.Indices, call.Updates, call.BadIndicesPolicy);

    internal static partial void ResourceScatterNdMin<T>(in ResourceScatterNdMinCall call)
        where T : unmanaged, INumber<T> =>
        ResourceRows.ScatterNd<T, Lowering<T>>(call.Site, call.Ref, call.Indices, call.Updates, call.BadIndicesPolicy);

    internal static partial void ResourceScatterNdMax<T>(in ResourceScatterNdMaxCall call)
        where T : unmanaged, INumber<T> =>
        ResourceRows.ScatterNd<T, Raising<T>>(call.Site, call.Ref, call.Indices, call.Updates, call.BadIndicesPolicy);

    internal static partial void ResourceScatterNdAddBool<T>(in ResourceScatterNdAddCall call)
        where T : unmanaged =>
        ResourceRows.ScatterNd<bool, EitherBit>(call.Site, call.Ref, call.Indices, call.Updates, call.BadIndicesPolicy);

    internal static partial void ResourceScatterNdSubBool<T>(in ResourceScatterNdSubCall call)
        where T : unmanaged =>
        ResourceRows.ScatterNd<bool, DifferingBit>(call.Site, call.Ref, call.Indices, call.Updates, call.BadIndicesPolicy);

    internal static partial void ResourceScatterNdUpdate<T>(in ResourceScatterNdUpdateCall call)
        where T : struct =>
        ResourceRows.ScatterNdCopy<T>(call.Site, call.Ref, call.Indices, call.Updates, call.BadIndicesPolicy);

    internal static partial void ResourceGatherNd<T>(in ResourceGatherNdCall call)
        where T : struct
    {
        int depth = (int)call.Indices.Shape[^1];
        ReadOnlySpan<long> dims = call.Resource.Shape.Dims;
        using IndexList rows = CoordinateRows.Read(call.Site, call.Indices, dims, skips: false);
        RowGather.Run(
            TensorAccess.Read<T>(call.Resource),
            rows.Values,
            TensorAccess.Write<T>(call.Output),
            batches: 1,
            outer: 1,
            height: RowMajor.Count(dims[..depth]),
            width: RowMajor.Count(dims[depth..]));
    }
}
