namespace RawOpsNet.Models;

/// <summary>Holds figures by name, in the order in which they came.</summary>
public sealed class Logs : OrderedDictionary<string, double>
{
    /// <summary>Makes empty logs.</summary>
    public Logs()
        : base(StringComparer.Ordinal)
    {
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
