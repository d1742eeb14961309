using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

internal static partial class CpuKernels
{
    internal static partial void TopKV2<T>(in TopKV2Call call)
        where T : unmanaged, INumber<T>
    {
        switch (call.Indices.DType)
        {
            case DType.Int16: TopRows<T, short>(call); break;
            case DType.Int64: TopRows<T, long>(call); break;
            default: TopRows<T, int>(call); break;
        }
    }

    private static void TopRows<T, TIndex>(in TopKV2Call call)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        ReadOnlySpan<T> input = call.Site.Read<T>(call.Input, "input");
        Span<T> values = call.Site.Write<T>(call.Values, "values");
        Span<TIndex> indices = call.Site.Write<TIndex>(call.Indices, "indices");
        int columns = (int)call.Input.Shape[call.Input.Shape.Rank - 1];
        int k = (int)call.Values.Shape[call.Values.Shape.Rank - 1];
        if (k == 0 || columns == 0)
        {
            return;
        }

        int[] heap = new int[k];
        for (int row = 0; row < input.Length / columns; row++)
        {
            ReadOnlySpan<T> scores = input.Slice(row * columns, columns);
            TopHeap.Select(scores, heap);
            for (int i = 0; i < k; i++)
            {
                values[(row * k) + i] = scores[heap[i]];
                indices[(row * k) + i] = TIndex.CreateTruncating(heap[i]);
            }
        }
    }

    // A target counts if fewer than k scores are above its own; a target that is no class, or a row with scores that are not
    // finite there, does not (TF in_topk_op.h).
    internal static partial void InTopKV2(in InTopKV2Call call)
    {
        ReadOnlySpan<float> predictions = call.Site.Read<float>(call.Predictions, "predictions");
        long[] targets = HostValues.Integers(call.Targets);
        long k = HostValues.Integer(call.K);
        Span<bool> precision = TensorAccess.Write<bool>(call.Precision);
        int classes = (int)call.Classes;
        for (int row = 0; row < precision.Length; row++)
        {
            precision[row] = (ulong)targets[row] < (ulong)classes
                && IsAmongTop(predictions.Slice(row * classes, classes), (int)targets[row], k);
        }
    }

    private static bool IsAmongTop(ReadOnlySpan<float> scores, int target, long k)
    {
        float own = scores[target];
        if (!float.IsFinite(own))
        {
            return false;
        }

        long above = 0;
        foreach (float score in scores)
        {
            if (!float.IsFinite(score))
            {
                return false;
            }

            above += score > own ? 1 : 0;
        }

        return above < k;
    }
}
