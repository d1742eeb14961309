namespace RawOpsNet.Models;

/// <summary>Keeps the figures of every epoch.</summary>
public sealed class History : Callback
{
    private readonly List<int> _epochs = [];
    private readonly OrderedDictionary<string, List<double>> _figures = new(StringComparer.Ordinal);

    /// <summary>Gets the epochs, counted from 0.</summary>
    public IReadOnlyList<int> Epochs => _epochs;

    /// <summary>Gets the names of the figures, in the order in which they came.</summary>
    public IReadOnlyList<string> Names => [.. _figures.Keys];

    /// <summary>Gets a figure of all epochs.</summary>
    /// <exception cref="NotFoundException">There is none of that name.</exception>
    public IReadOnlyList<double> this[string name] => _figures.TryGetValue(name, out List<double>? values)
        ? values
        : throw new NotFoundException($"The history has no '{name}'; it has {string.Join(", ", _figures.Keys)}.");

    /// <inheritdoc/>
    public override void OnTrainBegin()
    {
        _epochs.Clear();
        _figures.Clear();
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        _epochs.Add(epoch);
        foreach ((string name, double value) in logs)
        {
            if (!_figures.TryGetValue(name, out List<double>? values))
            {
                _figures.Add(name, values = []);
            }

            values.Add(value);
        }
    }
}
