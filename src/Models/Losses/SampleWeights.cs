namespace RawOpsNet.Models;

/// <summary>Fits weights of samples to values.</summary>
internal static class SampleWeights
{
    /// <summary>Gives the weights the dtype and the rank of the values: [n] beside [n, m] becomes [n, 1].</summary>
    public static Tensor For(Tensor values, Tensor weights)
    {
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

        return weights;
    }
}
