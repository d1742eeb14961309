using System.Numerics;
using RawOpsNet.OpServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.Kernels;

/// <summary>
/// Computes one row of scores: softmax, its logarithm, or the cross entropy against labels and its gradient. Scores are
/// shifted by their maximum, so that exp cannot overflow; NaN in a row makes the whole row NaN.
/// </summary>
internal unsafe struct SoftmaxRow<T> : ILaneLoop<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Where the scores begin.</summary>
    public T* Logits;

    /// <summary>Where the result goes: probabilities, their logarithms, or the gradient. May be the scores' own place.</summary>
    public T* Output;

    /// <summary>Where the wanted probabilities begin; null without labels.</summary>
    public T* Labels;

    /// <summary>The wanted class, where <see cref="HasLabel"/>.</summary>
    public nint Label;

    /// <summary>There is one wanted class instead of probabilities.</summary>
    public bool HasLabel;

    /// <summary>The number of classes.</summary>
    public nint Count;

    /// <summary>Give logarithms of the probabilities.</summary>
    public bool IsLogarithm;

    /// <summary>The cross entropy, where there are labels.</summary>
    public T Loss;

    /// <summary>Runs over lanes of the widest kind.</summary>
    public void Run<V>()
        where V : unmanaged, ILane<V, T>
    {
        RowLanes<T, V> lanes = new(Count);
        T max = Max(lanes);
        if (HasLabel)
        {
            // Only the wanted class' score counts: another one at minus infinity must not make 0 * inf.
            T total = ExpSum(max, lanes, write: true);
            Loss = T.Log(total) - (Logits[Label] - max);
            Scale(T.One / total, lanes);
            Output[Label] -= T.One;
            return;
        }

        if (Labels != null)
        {
            Loss = CrossEntropy(max, lanes);
            return;
        }

        if (IsLogarithm)
        {
            Shift(max, T.Log(ExpSum(max, lanes, write: false)), lanes);
            return;
        }

        T sum = ExpSum(max, lanes, write: true);
        Scale(T.One / sum, lanes);
    }

    private readonly T Max<V>(in RowLanes<T, V> lanes)
        where V : unmanaged, ILane<V, T>
    {
        V lowest = V.Splat(T.NegativeInfinity);
        V best = lanes.Rest > 0 ? lanes.Keep(lanes.Load(Logits), lowest) : lowest;
        V other = best;
        nint i = 0;
        for (; i <= lanes.Whole - (2 * V.Count); i += 2 * V.Count)
        {
            best = V.Max(best, V.Load(Logits + i));
            other = V.Max(other, V.Load(Logits + i + V.Count));
        }

        if (i < lanes.Whole)
        {
            best = V.Max(best, V.Load(Logits + i));
        }

        T* parts = stackalloc T[V.Count];
        V.Store(V.Max(best, other), parts);
        T max = parts[0];
        for (int k = 1; k < V.Count; k++)
        {
            max = T.Max(max, parts[k]);
        }

        return max;
    }

    private readonly T ExpSum<V>(T max, in RowLanes<T, V> lanes, bool write)
        where V : unmanaged, ILane<V, T>
    {
        V shift = V.Splat(max);
        V sums = V.Literal(0);
        for (nint i = 0; i < lanes.Whole; i += V.Count)
        {
            V e = V.Map<ExpFunction>(V.Load(Logits + i) - shift);
            sums += e;
            if (write)
            {
                V.Store(e, Output + i);
            }
        }

        if (lanes.Rest > 0)
        {
            V e = V.Map<ExpFunction>(lanes.Load(Logits) - shift);
            sums += lanes.Keep(e);
            if (write)
            {
                lanes.Store(e, Output);
            }
        }

        return LaneSum.Of<T, V>(sums);
    }

    private readonly void Scale<V>(T factor, in RowLanes<T, V> lanes)
        where V : unmanaged, ILane<V, T>
    {
        V factors = V.Splat(factor);
        for (nint i = 0; i < lanes.Whole; i += V.Count)
        {
            V.Store(V.Load(Output + i) * factors, Output + i);
        }

        if (lanes.Rest > 0)
        {
            lanes.Store(lanes.Load(Output) * factors, Output);
        }
    }

    // Two steps: the sum's logarithm would drown in a large maximum.
    private readonly void Shift<V>(T max, T logSum, in RowLanes<T, V> lanes)
        where V : unmanaged, ILane<V, T>
    {
        V first = V.Splat(max);
        V second = V.Splat(logSum);
        for (nint i = 0; i < lanes.Whole; i += V.Count)
        {
            V.Store((V.Load(Logits + i) - first) - second, Output + i);
        }

        if (lanes.Rest > 0)
        {
            lanes.Store((lanes.Load(Logits) - first) - second, Output);
        }
    }

    // loss = sum(labels * (log(sum) - (x - max))), gradient = exp(x - max) / sum - labels (TF xent_op.h).
    private readonly T CrossEntropy<V>(T max, in RowLanes<T, V> lanes)
        where V : unmanaged, ILane<V, T>
    {
        T sum = ExpSum(max, lanes, write: true);
        V sums = V.Splat(sum);
        V logSum = V.Splat(T.Log(sum));
        V shift = V.Splat(max);
        V losses = V.Literal(0);
        for (nint i = 0; i < lanes.Whole; i += V.Count)
        {
            V labels = V.Load(Labels + i);
            losses += labels * (logSum - (V.Load(Logits + i) - shift));
            V.Store((V.Load(Output + i) / sums) - labels, Output + i);
        }

        if (lanes.Rest > 0)
        {
            V labels = lanes.Load(Labels);
            losses += lanes.Keep(labels * (logSum - (lanes.Load(Logits) - shift)));
            lanes.Store((lanes.Load(Output) / sums) - labels, Output);
        }

        return LaneSum.Of<T, V>(losses);
    }
}
