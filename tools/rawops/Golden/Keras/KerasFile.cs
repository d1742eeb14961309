using System.Text.Json;

namespace RawOpsNet.CommandLine.Golden.Keras;

/// <summary>Runs the files that record parts of Keras; they are told apart by their top-level key.</summary>
internal static class KerasFile
{
    private static readonly Dictionary<string, Func<JsonElement, string?>> Runners = new(StringComparer.Ordinal)
    {
        ["losses"] = LossRunner.Run,
        ["metrics"] = MetricRunner.Run,
        ["constraints"] = ConstraintRunner.Run,
        ["activations"] = ActivationRunner.Run,
        ["initializers"] = InitializerRunner.Run,
    };

    /// <summary>Runs the cases of a file, each with its name and what differs or null; null for a file of other keys.</summary>
    public static IReadOnlyList<(string Id, string? Failure)>? Run(string path)
    {
        using JsonDocument document = GoldenFile.Open(path);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Array
                && Runners.TryGetValue(property.Name, out Func<JsonElement, string?>? run))
            {
                return [.. property.Value.EnumerateArray().Select((golden, i) => (Name(golden, i), Guard(run, golden)))];
            }
        }

        return null;
    }

    private static string Name(JsonElement golden, int index)
    {
        string config = golden.TryGetProperty("config", out JsonElement given) ? " " + given.GetRawText() : "";
        return $"{index} {golden.EnumerateObject().First().Value.GetString()}{config}";
    }

    private static string? Guard(Func<JsonElement, string?> run, JsonElement golden)
    {
        try
        {
            return run(golden);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }
}
