using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Adding slices by index. All indices are checked before the first element is written.</summary>
internal static partial class CpuKernels
{
    internal static partial void ScatterNd<T>(in ScatterNdCall call)
        where T : unmanaged, INumberBase<T>
    {
        ReadOnlySpan<long> dims = call.Output.Shape.Dims;
        bool skips = CoordinateRows.Skips(call.Site, call.BadIndicesPolicy);
        using IndexList rows = CoordinateRows.Read(call.Site, call.Indices, dims, skips);
        TensorAccess.Clear(call.Output);
        long width = RowMajor.Count(dims[(int)call.Indices.Shape[^1]..]);
        RowUpdate.Run<T, Adding<T>>(
            TensorAccess.Read<T>(call.Updates), rows.Values, TensorAccess.Write<T>(call.Output), width, isScalar: false);
    }

    internal static partial void ScatterNdBool<T>(in ScatterNdCall call)
        where T : unmanaged
    {
        ReadOnlySpan<long> dims = call.Output.Shape.Dims;
        bool skips = CoordinateRows.Skips(call.Site, call.BadIndicesPolicy);
        using IndexList rows = CoordinateRows.Read(call.Site, call.Indices, dims, skips);
        TensorAccess.Clear(call.Output);
        int width = (int)RowMajor.Count(dims[(int)call.Indices.Shape[^1]..]);
        ReadOnlySpan<bool> updates = TensorAccess.Read<bool>(call.Updates);
        Span<bool> output = TensorAccess.Write<bool>(call.Output);
        for (int i = 0; i < rows.Values.Length; i++)
        {
            for (int column = 0; column < width && rows.Values[i] >= 0; column++)
            {
                output[(int)(rows.Values[i] * width) + column] |= updates[(i * width) + column];
            }
        }
    }

    // Strings are joined, as TensorFlow's + on strings does.
    internal static partial void ScatterNdStrings(in ScatterNdCall call)
    {
        ReadOnlySpan<long> dims = call.Output.Shape.Dims;
        bool skips = CoordinateRows.Skips(call.Site, call.BadIndicesPolicy);
        using IndexList rows = CoordinateRows.Read(call.Site, call.Indices, dims, skips);
        int width = (int)RowMajor.Count(dims[(int)call.Indices.Shape[^1]..]);
        ReadOnlySpan<TString> updates = TensorAccess.Read<TString>(call.Updates);
        Span<TString> output = TensorAccess.Write<TString>(call.Output);
        output.Clear();
        for (int i = 0; i < rows.Values.Length; i++)
        {
            for (int column = 0; column < width && rows.Values[i] >= 0; column++)
            {
                ref TString joined = ref output[(int)(rows.Values[i] * width) + column];
                joined += updates[(i * width) + column];
            }
        }
    }
}
