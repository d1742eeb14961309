namespace RawOpsNet.Models;

/// <summary>Holds figures by name, in the order in which they came.</summary>
public sealed class Logs : OrderedDictionary<string, double>
{
    private readonly HashSet<string> _singles = new(StringComparer.Ordinal);

    /// <summary>Makes empty logs.</summary>
    public Logs()
        : base(StringComparer.Ordinal)
    {
    }

    // Keras keeps the rate as a float32, which CSVLogger writes with fewer digits than a double.
    internal void SetSingle(string name, float value)
    {
        this[name] = value;
        _singles.Add(name);
    }

    internal bool IsSingle(string name) => _singles.Contains(name);

    internal Logs Copy()
    {
        Logs copy = new();
        foreach ((string name, double value) in this)
        {
            copy[name] = value;
        }

        copy._singles.UnionWith(_singles);
        return copy;
    }

    internal static Logs Of(IReadOnlyDictionary<string, Tensor> results)
    {
        Logs logs = new();
        foreach ((string name, Tensor value) in results)
        {
            logs[name] = value.DType switch
            {
                DType.Float32 => value.Item<float>(),
                DType.Float64 => value.Item<double>(),
                _ => RawOps.Cast(value, dstT: DType.Float64).Item<double>(),
            };
        }

        return logs;
    }
}
