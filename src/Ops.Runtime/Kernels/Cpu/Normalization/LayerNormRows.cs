using System.Numerics;
using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Normalises rows: each is read from memory once, and summed twice while it is in the cache.</summary>
/// <typeparam name="T">Element type: float or double.</typeparam>
internal unsafe struct LayerNormRows<T> : ILaneLoop<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Floats lose little over so many; sums of longer rows are added in double.
    private const nint ElementsPerSum = 8192;

    /// <summary>The first row.</summary>
    public T* X;

    /// <summary>Takes the first row's result.</summary>
    public T* Y;

    /// <summary>The factors of a row's elements.</summary>
    public T* Scale;

    /// <summary>What is added to a row's elements.</summary>
    public T* Offset;

    /// <summary>Takes the mean of each row.</summary>
    public T* Mean;

    /// <summary>Takes 1 / sqrt(variance + epsilon) of each row.</summary>
    public T* InverseDeviation;

    /// <summary>The number of rows.</summary>
    public nint Rows;

    /// <summary>The elements of a row.</summary>
    public nint Width;

    /// <summary>Added to the variance.</summary>
    public float Epsilon;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V>()
        where V : unmanaged, ILane<V, T>
    {
        RowLanes<T, V> lanes = new(Width);
        for (nint row = 0; row < Rows; row++)
        {
            T* x = X + (row * Width);
            T mean = T.CreateTruncating(Sum<V>(x, lanes) / Width);
            double variance = SquareSum(x, V.Splat(mean), lanes) / Width;
            T inverse = T.CreateTruncating(1 / Math.Sqrt(variance + Epsilon));
            Mean[row] = mean;
            InverseDeviation[row] = inverse;
            Write(x, Y + (row * Width), V.Splat(mean), V.Splat(inverse), lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum<V>(T* x, in RowLanes<T, V> lanes)
        where V : unmanaged, ILane<V, T>
    {
        V first = lanes.Rest > 0 ? lanes.Load(x) : V.Literal(0);
        double total = 0;
        for (nint start = 0; start < lanes.Whole; start += ElementsPerSum)
        {
            V second = V.Literal(0), third = V.Literal(0), fourth = V.Literal(0);
            nint i = start;
            nint end = nint.Min(lanes.Whole, start + ElementsPerSum);
            for (; i <= end - (4 * V.Count); i += 4 * V.Count)
            {
                first += V.Load(x + i);
                second += V.Load(x + i + V.Count);
                third += V.Load(x + i + (2 * V.Count));
                fourth += V.Load(x + i + (3 * V.Count));
            }

            for (; i < end; i += V.Count)
            {
                first += V.Load(x + i);
            }

            total += double.CreateTruncating(LaneSum.Of<T, V>((first + second) + (third + fourth)));
            first = V.Literal(0);
        }

        return lanes.Whole > 0 ? total : double.CreateTruncating(LaneSum.Of<T, V>(first));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SquareSum<V>(T* x, V mean, in RowLanes<T, V> lanes)
        where V : unmanaged, ILane<V, T>
    {
        V first = V.Literal(0);
        if (lanes.Rest > 0)
        {
            V rest = lanes.Keep(lanes.Load(x) - mean);
            first = rest * rest;
        }

        double total = 0;
        for (nint start = 0; start < lanes.Whole; start += ElementsPerSum)
        {
            V second = V.Literal(0), third = V.Literal(0), fourth = V.Literal(0);
            nint i = start;
            nint end = nint.Min(lanes.Whole, start + ElementsPerSum);
            for (; i <= end - (4 * V.Count); i += 4 * V.Count)
            {
                V a = V.Load(x + i) - mean, b = V.Load(x + i + V.Count) - mean;
                V c = V.Load(x + i + (2 * V.Count)) - mean, d = V.Load(x + i + (3 * V.Count)) - mean;
                first = V.Fma(a, a, first);
                second = V.Fma(b, b, second);
                third = V.Fma(c, c, third);
                fourth = V.Fma(d, d, fourth);
            }

            for (; i < end; i += V.Count)
            {
                V a = V.Load(x + i) - mean;
                first = V.Fma(a, a, first);
            }

            total += double.CreateTruncating(LaneSum.Of<T, V>((first + second) + (third + fourth)));
            first = V.Literal(0);
        }

        return lanes.Whole > 0 ? total : double.CreateTruncating(LaneSum.Of<T, V>(first));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Write<V>(T* x, T* y, V mean, V inverse, in RowLanes<T, V> lanes)
        where V : unmanaged, ILane<V, T>
    {
        T* scale = Scale;
        T* offset = Offset;
        nint whole = lanes.Whole;
        for (nint i = 0; i < whole; i += V.Count)
        {
            V normalized = (V.Load(x + i) - mean) * inverse;
            V.Store(V.Fma(normalized, V.Load(scale + i), V.Load(offset + i)), y + i);
        }

        if (lanes.Rest > 0)
        {
            V normalized = (lanes.Load(x) - mean) * inverse;
            lanes.Store(V.Fma(normalized, lanes.Load(scale), lanes.Load(offset)), y);
        }
    }
}
