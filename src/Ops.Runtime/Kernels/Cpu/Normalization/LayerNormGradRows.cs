using System.Numerics;
using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>
/// Differentiates normalised rows, with n = (x - mean) / deviation and g = dy * scale: dx = (g - mean(g) - n * mean(g * n)) /
/// deviation, and sums over the rows of dy * n and dy for the weights.
/// </summary>
/// <typeparam name="T">Element type: float or double.</typeparam>
internal unsafe struct LayerNormGradRows<T> : ILaneLoop<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The gradient of the first row's result.</summary>
    public T* Gradient;

    /// <summary>The first row.</summary>
    public T* X;

    /// <summary>The factors of a row's elements.</summary>
    public T* Scale;

    /// <summary>The mean of each row.</summary>
    public T* Mean;

    /// <summary>The inverse deviation of each row.</summary>
    public T* InverseDeviation;

    /// <summary>Takes the gradient of the first row.</summary>
    public T* Output;

    /// <summary>Sums of these rows' gradients of the factors; they begin as zeros.</summary>
    public T* ScaleSums;

    /// <summary>Sums of these rows' gradients; they begin as zeros.</summary>
    public T* OffsetSums;

    /// <summary>The number of rows.</summary>
    public nint Rows;

    /// <summary>The elements of a row.</summary>
    public nint Width;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V>()
        where V : unmanaged, ILane<V, T>
    {
        RowLanes<T, V> lanes = new(Width);
        T width = T.CreateTruncating(Width);
        for (nint row = 0; row < Rows; row++)
        {
            T* dy = Gradient + (row * Width);
            T* x = X + (row * Width);
            V mean = V.Splat(Mean[row]);
            V inverse = V.Splat(InverseDeviation[row]);
            (V sum, V product) = Sum(dy, x, mean, inverse, lanes);
            V each = V.Splat(LaneSum.Of<T, V>(sum) / width);
            V slope = V.Splat(LaneSum.Of<T, V>(product) / width);
            Write(dy, x, Output + (row * Width), (mean, inverse, each, slope), lanes);
        }
    }

    // The sums of g and of g * n; those of the weights grow beside them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly (V Sum, V Product) Sum<V>(T* dy, T* x, V mean, V inverse, in RowLanes<T, V> lanes)
        where V : unmanaged, ILane<V, T>
    {
        T* scale = Scale;
        T* scaleSums = ScaleSums;
        T* offsetSums = OffsetSums;
        V sum = V.Literal(0);
        V product = V.Literal(0);
        if (lanes.Rest > 0)
        {
            V d = lanes.Load(dy);
            V normalized = (lanes.Load(x) - mean) * inverse;
            sum = d * lanes.Load(scale);
            product = lanes.Keep(sum * normalized);
            lanes.Store(V.Fma(d, normalized, lanes.Load(scaleSums)), scaleSums);
            lanes.Store(lanes.Load(offsetSums) + d, offsetSums);
        }

        nint whole = lanes.Whole;
        for (nint i = 0; i < whole; i += V.Count)
        {
            V d = V.Load(dy + i);
            V normalized = (V.Load(x + i) - mean) * inverse;
            V g = d * V.Load(scale + i);
            sum += g;
            product = V.Fma(g, normalized, product);
            V.Store(V.Fma(d, normalized, V.Load(scaleSums + i)), scaleSums + i);
            V.Store(V.Load(offsetSums + i) + d, offsetSums + i);
        }

        return (sum, product);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Write<V>(
        T* dy, T* x, T* output, (V Mean, V Inverse, V Each, V Slope) row, in RowLanes<T, V> lanes)
        where V : unmanaged, ILane<V, T>
    {
        T* scale = Scale;
        (V mean, V inverse, V each, V slope) = row;
        nint whole = lanes.Whole;
        for (nint i = 0; i < whole; i += V.Count)
        {
            V normalized = (V.Load(x + i) - mean) * inverse;
            V.Store(((V.Load(dy + i) * V.Load(scale + i)) - each - (normalized * slope)) * inverse, output + i);
        }

        if (lanes.Rest > 0)
        {
            V normalized = (lanes.Load(x) - mean) * inverse;
            lanes.Store(((lanes.Load(dy) * lanes.Load(scale)) - each - (normalized * slope)) * inverse, output);
        }
    }
}
