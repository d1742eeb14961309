namespace RawOpsNet.Models;

/// <summary>Turns weights of classes into weights of samples (data_adapter.py, _make_class_weight_map_fn).</summary>
internal sealed class ClassWeights
{
    private readonly float[] _weights;

    /// <exception cref="InvalidArgumentException">The keys are not 0 to one less than their number.</exception>
    public ClassWeights(IReadOnlyDictionary<int, double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        _weights = new float[weights.Count];
        for (int i = 0; i < _weights.Length; i++)
        {
            if (!weights.TryGetValue(i, out double weight))
            {
                throw new InvalidArgumentException(
                    "Expected classWeight to have the keys from 0 to one less than the number of classes, found "
                    + $"{string.Join(", ", weights.Keys.Order())}.");
            }

            _weights[i] = (float)weight;
        }
    }

    /// <summary>Multiplies the weights of a batch's samples by those of their classes.</summary>
    /// <exception cref="InvalidArgumentException">
    /// There are several targets or none, or a class has no weight.
    /// </exception>
    public Batch Apply(Batch batch)
    {
        if (batch.Target is not { Count: 1 } target)
        {
            throw new InvalidArgumentException("classWeight is only supported for models with a single output and a target.");
        }

        int[] classes = ClassesOf(target[0]);
        foreach (int label in classes)
        {
            if (label < 0 || label >= _weights.Length)
            {
                throw new InvalidArgumentException(
                    $"classWeight has weights for the classes 0 to {_weights.Length - 1}; a label is {label}.");
            }
        }

        Tensor weights = Tensor.From<float>([.. classes.Select(label => _weights[label])], [classes.Length]);
        if (batch.SampleWeight is { } given)
        {
            Tensor own = given.Single.DType == DType.Float32 ? given.Single : RawOps.Cast(given.Single, dstT: DType.Float32);
            weights = RawOps.Mul(RawOps.Reshape(own, new long[] { -1 }), weights);
        }

        return batch with { SampleWeight = weights };
    }

    private static int[] ClassesOf(Tensor y)
    {
        if (y.Rank >= 2 && y.Shape[^1] > 1)
        {
            return RawOps.Cast(RawOps.ArgMax(y, -1), dstT: DType.Int32).ToArray<int>();
        }

        Tensor rounded = y.DType.IsFloating ? RawOps.Round(y) : y;
        return RawOps.Cast(rounded, dstT: DType.Int32).ToArray<int>();
    }
}
