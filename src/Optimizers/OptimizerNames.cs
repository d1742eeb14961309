namespace RawOpsNet.Optimizers;

/// <summary>Makes optimizers with their default settings, by name.</summary>
public static class OptimizerNames
{
    private static readonly Dictionary<string, Func<OptimizerV2>> Makers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sgd"] = () => new SGD(),
    };

    /// <summary>Makes the optimizer of a name, in any case.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that name; the message lists those there are.</exception>
    public static OptimizerV2 Make(string name) => Makers.TryGetValue(name, out Func<OptimizerV2>? make)
        ? make()
        : throw new InvalidArgumentException(
            $"There is no optimizer '{name}'; there are {string.Join(", ", Makers.Keys.Order(StringComparer.Ordinal))}.");
}
