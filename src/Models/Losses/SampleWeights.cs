namespace RawOpsNet.Models;

/// <summary>Fits weights of samples to values.</summary>
internal static class SampleWeights
{
    /// <summary>Gives the weights the dtype and the rank of the values: [n] beside [n, m] becomes [n, 1].</summary>
    /// <exception cref="InvalidArgumentException">They do not fit.</exception>
    public static Tensor For(Tensor values, Tensor weights)
    {
        Shape given = weights.Shape;
        if (weights.DType != values.DType)
        {
            weights = RawOps.Cast(weights, dstT: values.DType);
        }

        if (weights.Rank == values.Rank + 1 && weights.Shape[^1] == 1)
        {
            weights = RawOps.Reshape(weights, weights.Shape[..^1].ToArray());
        }

        while (weights.Rank > 0 && weights.Rank < values.Rank)
        {
            weights = RawOps.ExpandDims(weights, -1);
        }

        for (int i = 0; i < weights.Rank; i++)
        {
            if (weights.Rank > values.Rank || (weights.Shape[i] != 1 && weights.Shape[i] != values.Shape[i]))
            {
                throw new InvalidArgumentException(
                    $"Sample weights, or a mask, of shape {given} do not fit values of shape {values.Shape}: "
                    + "there must be one for each, or for each of the first dims.");
            }
        }

        return weights;
    }
}
