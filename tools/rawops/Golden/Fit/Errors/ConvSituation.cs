using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit.Errors;

/// <summary>Holds the situation of a layer that may not be there yet.</summary>
internal static class ConvSituation
{
    private static readonly Dictionary<string, object?> Config = new()
    {
        ["name"] = "conv",
        ["filters"] = 2.0,
        ["kernel_size"] = new List<object?> { 3.0, 3.0 },
    };

    public static string? Missing => MissingLayers.In(() => Layer.FromConfig("Conv2D", Config));

    public static Situation Channels => new(
        () => Layer.FromConfig("Conv2D", Config).Invoke(Nets.Ones(2, 5, 5)),
        "conv",
        "[2, 5, 5]",
        "samples, height, width, channels");
}
