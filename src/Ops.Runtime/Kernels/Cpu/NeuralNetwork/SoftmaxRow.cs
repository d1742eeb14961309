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

    /// <summary>Runs over lanes of the widest kind; the rest of the row goes by one element.</summary>
    public void Run<V>()
        where V : unmanaged, ILane<V, T>
    {
        T max = Max<V>();
        if (HasLabel)
        {
            // Only the wanted class' score counts: another one at minus infinity must not make 0 * inf.
            T total = ExpSum<V>(max, write: true);
            Loss = T.Log(total) - (Logits[Label] - max);
            Affine<V>(Output, T.One / total, T.Zero);
            Output[Label] -= T.One;
            return;
        }

        if (Labels != null)
        {
            Loss = CrossEntropy<V>(max);
            return;
        }

        if (IsLogarithm)
        {
            // Two steps: the sum's logarithm would drown in a large maximum.
            T logSum = T.Log(ExpSum<V>(max, write: false));
            Affine<V>(Logits, T.One, -max);
            Affine<V>(Output, T.One, -logSum);
            return;
        }

        T sum = ExpSum<V>(max, write: true);
        Affine<V>(Output, T.One / sum, T.Zero);
    }

    private readonly T Max<V>()
        where V : unmanaged, ILane<V, T>
    {
        V best = V.Splat(T.NegativeInfinity);
        nint i = 0;
        for (; i <= Count - V.Count; i += V.Count)
        {
            best = V.Max(best, V.Load(Logits + i));
        }

        T* lanes = stackalloc T[V.Count];
        V.Store(best, lanes);
        T max = lanes[0];
        for (int k = 1; k < V.Count; k++)
        {
            max = T.Max(max, lanes[k]);
        }

        for (; i < Count; i++)
        {
            max = T.Max(max, Logits[i]);
        }

        return max;
    }

    private readonly T ExpSum<V>(T max, bool write)
        where V : unmanaged, ILane<V, T>
    {
        V shift = V.Splat(max);
        V sums = V.Literal(0);
        nint i = 0;
        for (; i <= Count - V.Count; i += V.Count)
        {
            V e = V.Map<ExpFunction>(V.Load(Logits + i) - shift);
            sums += e;
            if (write)
            {
                V.Store(e, Output + i);
            }
        }

        T sum = Sum(sums);
        for (; i < Count; i++)
        {
            ScalarLane<T> e = ScalarLane<T>.Map<ExpFunction>(ScalarLane<T>.Splat(Logits[i] - max));
            T value;
            ScalarLane<T>.Store(e, &value);
            sum += value;
            if (write)
            {
                Output[i] = value;
            }
        }

        return sum;
    }

    private readonly void Affine<V>(T* source, T scale, T offset)
        where V : unmanaged, ILane<V, T>
    {
        V scales = V.Splat(scale);
        V offsets = V.Splat(offset);
        nint i = 0;
        for (; i <= Count - V.Count; i += V.Count)
        {
            V.Store((V.Load(source + i) * scales) + offsets, Output + i);
        }

        for (; i < Count; i++)
        {
            Output[i] = (source[i] * scale) + offset;
        }
    }

    // loss = sum(labels * (log(sum) - (x - max))), gradient = exp(x - max) / sum - labels (TF xent_op.h).
    private readonly T CrossEntropy<V>(T max)
        where V : unmanaged, ILane<V, T>
    {
        T sum = ExpSum<V>(max, write: true);
        T logSum = T.Log(sum);
        V shift = V.Splat(max);
        V losses = V.Literal(0);
        nint i = 0;
        for (; i <= Count - V.Count; i += V.Count)
        {
            V labels = V.Load(Labels + i);
            losses += labels * (V.Splat(logSum) - (V.Load(Logits + i) - shift));
            V.Store((V.Load(Output + i) / V.Splat(sum)) - labels, Output + i);
        }

        T loss = Sum(losses);
        for (; i < Count; i++)
        {
            loss += Labels[i] * (logSum - (Logits[i] - max));
            Output[i] = (Output[i] / sum) - Labels[i];
        }

        return loss;
    }

    private static T Sum<V>(V lanes)
        where V : unmanaged, ILane<V, T>
    {
        T* parts = stackalloc T[V.Count];
        V.Store(lanes, parts);
        T sum = T.Zero;
        for (int k = 0; k < V.Count; k++)
        {
            sum += parts[k];
        }

        return sum;
    }
}
