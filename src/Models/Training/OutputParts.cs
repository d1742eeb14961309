namespace RawOpsNet.Models;

/// <summary>Matches the predictions of a batch with their targets and weights, output by output.</summary>
internal sealed class OutputParts
{
    /// <param name="predictions">What the model gave.</param>
    /// <param name="names">The names of the outputs in the logs; null: output_1, output_2.</param>
    /// <param name="targets">The targets, by the outputs' order, keys or names.</param>
    /// <param name="weights">The sample weights; one for all outputs, or like the targets.</param>
    /// <param name="maskOf">Gives the mask of a prediction; null: all of it counts.</param>
    /// <exception cref="InvalidArgumentException">Numbers differ, or a name is none of an output.</exception>
    public OutputParts(
        Tensors predictions, IReadOnlyList<string>? names, Tensors? targets, Tensors? weights, Func<Tensor, Tensor?> maskOf)
    {
        Masks = [.. predictions.Select(maskOf)];
        Predictions = predictions;
        Names = names ?? [.. Enumerable.Range(1, predictions.Count).Select(i => string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"output_{i}"))];
        Keys = predictions.Names ?? Names;
        Targets = Match(targets, "targets");
        Weights = weights is { Count: 1, Names: null } && predictions.Count > 1
            ? [.. Enumerable.Repeat<Tensor?>(weights[0], predictions.Count)]
            : Match(weights, "sample weights");
    }

    public Tensors Predictions { get; }

    /// <summary>Gets the outputs' names in the logs.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Gets the names under which losses, metrics and targets are given.</summary>
    public IReadOnlyList<string> Keys { get; }

    public IReadOnlyList<Tensor?> Targets { get; }

    public IReadOnlyList<Tensor?> Weights { get; }

    /// <summary>Gets what of each prediction counts; null: all.</summary>
    public IReadOnlyList<Tensor?> Masks { get; }

    /// <summary>Gives the weights of an output's figures: of the mask, and of samples where those count.</summary>
    public Tensor? WeightsOf(int output, bool ofSamples)
    {
        Tensor? weights = ofSamples ? Weights[output] : null;
        if (Masks[output] is not { } mask)
        {
            return weights;
        }

        Tensor counted = RawOps.Cast(mask, dstT: DType.Float32);
        return weights is null ? counted : RawOps.Mul(counted, SampleWeights.For(counted, weights));
    }

    private Tensor?[] Match(Tensors? given, string what)
    {
        if (given is null)
        {
            return new Tensor?[Predictions.Count];
        }

        if (given.Names is { } names)
        {
            return names.FirstOrDefault(name => !Keys.Contains(name)) is { } unknown
                ? throw new InvalidArgumentException(
                    $"The {what} name '{unknown}', which is no output; the outputs are {string.Join(", ", Keys)}.")
                : [.. Keys.Select(given.Find)];
        }

        return given.Count == Predictions.Count
            ? [.. given]
            : throw new InvalidArgumentException(
                $"There are {given.Count} {what} for {Predictions.Count} outputs ({string.Join(", ", Keys)}).");
    }
}
