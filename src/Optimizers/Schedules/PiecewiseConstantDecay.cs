namespace RawOpsNet.Optimizers;

/// <summary>
/// Holds the rate constant between boundaries: values[i] up to and including boundaries[i], the last one beyond.
/// </summary>
public sealed class PiecewiseConstantDecay : FormulaSchedule
{
    private readonly double[] _boundaries;
    private readonly double[] _values;

    /// <summary>Makes the schedule.</summary>
    /// <param name="boundaries">The last steps of all intervals but the last, ascending.</param>
    /// <param name="values">The rates of the intervals; one more than there are boundaries.</param>
    /// <param name="name">A name for the config.</param>
    /// <exception cref="InvalidArgumentException">The counts do not fit, or the boundaries descend.</exception>
    public PiecewiseConstantDecay(IReadOnlyList<double> boundaries, IReadOnlyList<double> values, string? name = null)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(boundaries);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != boundaries.Count + 1)
        {
            throw new InvalidArgumentException(
                $"PiecewiseConstantDecay: there are {boundaries.Count} boundaries and {values.Count} values; "
                + "there must be one value more than boundaries.");
        }

        for (int i = 0; i < values.Count; i++)
        {
            Finite(values[i], $"values[{i}]");
        }

        for (int i = 0; i < boundaries.Count; i++)
        {
            Finite(boundaries[i], $"boundaries[{i}]");
            if (i > 0 && boundaries[i] < boundaries[i - 1])
            {
                throw new InvalidArgumentException(
                    $"PiecewiseConstantDecay: boundaries[{i}] is {boundaries[i]}, below the {boundaries[i - 1]} before it.");
            }
        }

        _boundaries = [.. boundaries];
        _values = [.. values];
    }

    internal static PiecewiseConstantDecay FromConfig(ConfigReader config) =>
        new(config.Numbers("boundaries"), config.Numbers("values"), config.OptionalText("name"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["boundaries"] = _boundaries,
        ["values"] = _values,
        ["name"] = Name,
    };

    private protected override T At<T>(T step)
    {
        int interval = Array.FindIndex(_boundaries, boundary => step <= Of<T>(boundary));
        return Of<T>(interval < 0 ? _values[^1] : _values[interval]);
    }
}
