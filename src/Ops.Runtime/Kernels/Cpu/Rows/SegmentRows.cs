using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>What the reductions by unsorted segments have in common.</summary>
internal static class SegmentRows
{
    /// <summary>Reduces the slices of each segment, in their order; a negative segment drops its slice.</summary>
    /// <param name="site">The call.</param>
    /// <param name="data">The slices.</param>
    /// <param name="ids">The segment of each slice.</param>
    /// <param name="output">The results, one slice for each segment.</param>
    /// <param name="empty">What a segment without slices gives.</param>
    public static void Run<T, TOperator>(in OpSite site, Tensor data, Tensor ids, Tensor output, T empty)
        where T : unmanaged
        where TOperator : struct, IRowOperator<T>
    {
        using IndexList rows = IndexList.Read(ids);
        long segments = output.Shape[0];
        RequireBelow(site, ids, rows.Values, segments);
        TensorAccess.Write<T>(output).Fill(empty);
        long width = RowMajor.Count(output.Shape.Dims[1..]);
        RowUpdate.Run<T, TOperator>(
            TensorAccess.Read<T>(data), rows.Values, TensorAccess.Write<T>(output), width, isScalar: false);
    }

    /// <summary>Requires that every segment is below their number.</summary>
    public static void RequireBelow(in OpSite site, Tensor ids, ReadOnlySpan<long> values, long segments)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] >= segments)
            {
                string place = IndexList.Place("segment_ids", ids.Shape.Dims, i);
                site.Invalid("segment_ids", $"{place} is {values[i]}, which is not below {segments}, num_segments.");
            }
        }
    }

    /// <summary>The lowest finite number, which is TensorFlow's maximum of nothing.</summary>
    public static T Lowest<T>()
        where T : unmanaged, INumber<T> => Bound<T>(isLowest: true);

    /// <summary>The highest finite number, which is TensorFlow's minimum of nothing.</summary>
    public static T Highest<T>()
        where T : unmanaged, INumber<T> => Bound<T>(isLowest: false);

    // Saturation would give the infinities of float types, so that those are named.
    private static T Bound<T>(bool isLowest)
        where T : unmanaged, INumber<T>
    {
        object? highest = default(T) switch
        {
            float => float.MaxValue,
            double => double.MaxValue,
            Half => Half.MaxValue,
            BFloat16 => BFloat16.MaxValue,
            _ => null,
        };
        return highest is T finite ? isLowest ? -finite : finite
            : T.CreateSaturating(isLowest ? Int128.MinValue : Int128.MaxValue);
    }
}
