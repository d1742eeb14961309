namespace RawOpsNet.Testing.Examples;

/// <summary>Fixed weights that look random, so that errors of different elements cannot cancel.</summary>
/// <remarks>Complex numbers are pairs of real ones, with a weight for each part.</remarks>
internal static class Weights
{
    /// <summary>Gives one tensor of weights in [0.5, 1.5) for each tensor.</summary>
    public static Tensor[] Of(IReadOnlyList<Tensor> tensors)
    {
        Random random = new(20);
        return [.. tensors.Select(tensor => Elements.FromParts(Draw(random, Elements.PartCount(tensor)), tensor))];
    }

    /// <summary>Gives the sum of the elements of tensors, each times its weight.</summary>
    public static double Sum(IReadOnlyList<Tensor> tensors)
    {
        double sum = 0;
        Tensor[] weights = Of(tensors);
        for (int i = 0; i < weights.Length; i++)
        {
            sum += Elements.Parts(weights[i])
                .Zip(Elements.Parts(tensors[i]), (weight, value) => weight * value)
                .Sum();
        }

        return sum;
    }

    private static double[] Draw(Random random, long count)
    {
        double[] values = new double[count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = 0.5 + random.NextDouble();
        }

        return values;
    }
}
