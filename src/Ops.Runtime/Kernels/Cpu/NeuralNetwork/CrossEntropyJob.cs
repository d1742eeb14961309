using System.Numerics;
using System.Runtime.InteropServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Computes the cross entropy of rows, and its gradient, against probabilities or class numbers.</summary>
internal unsafe struct CrossEntropyJob<T> : IRangeJob
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The scores.</summary>
    public RowSource<T> Features;

    /// <summary>The wanted probabilities, unless classes are given.</summary>
    public RowSource<T> Labels;

    /// <summary>The class of each row, already checked; null with probabilities.</summary>
    public long* ClassOfRow;

    /// <summary>Where the losses go.</summary>
    public T* Loss;

    /// <summary>Where the gradients go.</summary>
    public T* Backprop;

    /// <summary>The number of classes.</summary>
    public nint Classes;

    /// <summary>Computes rows <paramref name="start"/> to <paramref name="end"/>.</summary>
    public readonly void Run(long start, long end)
    {
        // Room for scores and labels of a row, as T where they spread and as float where T is a half type.
        nuint bytes = (nuint)Classes * (nuint)Math.Max(sizeof(T), sizeof(float));
        byte* room = (byte*)NativeMemory.AlignedAlloc(4 * bytes, 64);
        try
        {
            for (nint row = (nint)start; row < (nint)end; row++)
            {
                RunRow(row, room, bytes);
            }
        }
        finally
        {
            NativeMemory.AlignedFree(room);
        }
    }

    private readonly void RunRow(nint row, byte* room, nuint bytes)
    {
        T* features = Features.Row(row, (T*)room, Classes);
        T* labels = ClassOfRow != null ? null : Labels.Row(row, (T*)(room + bytes), Classes);
        T* backprop = Backprop + (row * Classes);
        if (!RowBuffer<T>.IsNeeded)
        {
            Loss[row] = Run<T, VectorLanes<T>>(row, features, labels, backprop);
            return;
        }

        float* wideFeatures = (float*)(room + (2 * bytes));
        float* wideLabels = labels == null ? null : (float*)(room + (3 * bytes));
        for (nint i = 0; i < Classes; i++)
        {
            wideFeatures[i] = float.CreateTruncating(features[i]);
            if (labels != null)
            {
                wideLabels[i] = float.CreateTruncating(labels[i]);
            }
        }

        // The room of the row as it was read is free again.
        float* wideBackprop = (float*)room;
        Loss[row] = T.CreateTruncating(Run<float, VectorLanes<float>>(row, wideFeatures, wideLabels, wideBackprop));
        for (nint i = 0; i < Classes; i++)
        {
            backprop[i] = T.CreateTruncating(wideBackprop[i]);
        }
    }

    private readonly TRow Run<TRow, TLanes>(nint index, TRow* features, TRow* labels, TRow* backprop)
        where TRow : unmanaged, IFloatingPointIeee754<TRow>
        where TLanes : struct, ILaneFamily<TRow>
    {
        SoftmaxRow<TRow> row = new()
        {
            Logits = features,
            Labels = labels,
            HasLabel = ClassOfRow != null,
            Label = ClassOfRow == null ? 0 : (nint)ClassOfRow[index],
            Output = backprop,
            Count = Classes,
        };
        TLanes.Run(ref row);
        return row.Loss;
    }
}
