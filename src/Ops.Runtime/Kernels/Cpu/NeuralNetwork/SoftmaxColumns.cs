using System.Numerics;
using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.Kernels;

/// <summary>
/// Computes softmax, or its logarithm, of many short rows: a lane holds one class of as many rows, so that nothing is summed
/// across a lane.
/// </summary>
internal unsafe struct SoftmaxColumns<T> : ILaneLoop<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The longest row; its lanes stay in the nearest cache.</summary>
    public const int Longest = 32;

    /// <summary>Where the first row's scores begin.</summary>
    public T* Logits;

    /// <summary>Where the first row's result goes; may be the scores' own place.</summary>
    public T* Output;

    /// <summary>The number of rows.</summary>
    public nint Rows;

    /// <summary>The number of classes.</summary>
    public int Count;

    /// <summary>Give logarithms of the probabilities.</summary>
    public bool IsLogarithm;

    /// <summary>Runs over lanes of the widest kind; the last ones hold some row several times.</summary>
    [SkipLocalsInit]
    public void Run<V>()
        where V : unmanaged, ILane<V, T>
    {
        byte* memory = stackalloc byte[(Count + 1) * TailCopy.Width];
        V* columns = (V*)TailCopy.Align(memory);
        for (nint row = 0; row < Rows; row += V.Count)
        {
            int rows = (int)nint.Min(V.Count, Rows - row);
            Gather<V>(Logits + (row * Count), rows, (T*)columns);
            Compute(columns);
            Scatter<V>((T*)columns, rows, Output + (row * Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Gather<V>(T* source, int rows, T* columns)
        where V : unmanaged, ILane<V, T>
    {
        nint count = Count;
        for (int k = 0; k < V.Count; k++)
        {
            T* row = source + (Math.Min(k, rows - 1) * count);
            T* column = columns + k;
            for (T* end = row + count; row < end; row++)
            {
                *column = *row;
                column += V.Count;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Scatter<V>(T* columns, int rows, T* destination)
        where V : unmanaged, ILane<V, T>
    {
        nint count = Count;
        for (int k = 0; k < rows; k++)
        {
            T* row = destination + (k * count);
            T* column = columns + k;
            for (T* end = row + count; row < end; row++)
            {
                *row = *column;
                column += V.Count;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Compute<V>(V* columns)
        where V : unmanaged, ILane<V, T>
    {
        V max = columns[0];
        for (int c = 1; c < Count; c++)
        {
            max = V.Max(max, columns[c]);
        }

        V sum = V.Literal(0);
        for (int c = 0; c < Count; c++)
        {
            V shifted = columns[c] - max;
            V power = V.Map<ExpFunction>(shifted);
            sum += power;
            columns[c] = IsLogarithm ? shifted : power;
        }

        // Two steps for the logarithm: the sum's would drown in a large maximum.
        V last = IsLogarithm ? V.Map<LogFunction>(sum) : V.Literal(1) / sum;
        for (int c = 0; c < Count; c++)
        {
            columns[c] = IsLogarithm ? columns[c] - last : columns[c] * last;
        }
    }
}
