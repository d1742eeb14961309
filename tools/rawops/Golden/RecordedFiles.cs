using System.Text.Json;
using RawOpsNet.CommandLine.Golden.Keras;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>Runs the recorded files that are not of one op: their top-level key says what they hold.</summary>
internal static class RecordedFiles
{
    private static readonly Dictionary<string, Func<JsonElement, (string Id, string? Failure)>> Runners =
        new(StringComparer.Ordinal)
        {
            ["tape"] = element => Named(TapeCase.Read(element), golden => golden.Name, TapeRunner.Run),
            ["trajectories"] = element =>
                Named(TrajectoryCase.Read(element), golden => golden.Id, TrajectoryRunner.Run),
            ["other_optimizers"] = element =>
                Named(OtherOptimizerCase.Read(element), golden => golden.Id, OtherOptimizerRunner.Run),
            ["schedules"] = element => Named(ScheduleCase.Read(element), golden => golden.Name, ScheduleRunner.Run),
            ["training"] = element => Named(element, TrainingCurveRunner.NameOf, TrainingCurveRunner.Run),
            ["losses"] = element => Named(element, NameOf, LossRunner.Run),
            ["metrics"] = element => Named(element, NameOf, MetricRunner.Run),
            ["constraints"] = element => Named(element, NameOf, ConstraintRunner.Run),
            ["activations"] = element => Named(element, NameOf, ActivationRunner.Run),
            ["initializers"] = element => Named(element, NameOf, InitializerRunner.Run),
            ["layers"] = element => Named(element, IdOf, LayerRunner.Run),
        };

    // What a file says of its origin, beside the one key that says what it holds.
    private static readonly string[] OriginKeys = ["tf", "keras", "optax", "seed"];

    /// <summary>Runs every case of a file; null where its one top-level key, apart from its origin, is none of these.</summary>
    /// <returns>Each case's name and what is wrong with it, null where nothing is.</returns>
    public static IReadOnlyList<(string Id, string? Failure)>? Run(string path)
    {
        using JsonDocument document = GoldenFile.Open(path);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        JsonProperty[] parts =
            [.. document.RootElement.EnumerateObject().Where(property => !OriginKeys.Contains(property.Name))];
        return parts.Length == 1 && Runners.TryGetValue(parts[0].Name, out Func<JsonElement, (string Id, string? Failure)>? run)
            ? [.. parts[0].Value.EnumerateArray().Select(run)]
            : null;
    }

    private static string IdOf(JsonElement golden) =>
        $"{golden.GetProperty("layer").GetString()} {golden.GetProperty("id").GetString()}";

    // The recording names the class and gives its config.
    private static string NameOf(JsonElement golden)
    {
        string reduction = golden.TryGetProperty("reduction", out JsonElement given) ? " " + given.GetString() : "";
        string config = golden.TryGetProperty("config", out given) ? " " + given.GetRawText() : "";
        return golden.EnumerateObject().First().Value.GetString() + reduction + config;
    }

    /// <summary>Turns an exception into a line: one broken case must not hide the others.</summary>
    private static (string Id, string? Failure) Named<TCase>(TCase golden, Func<TCase, string> name, Func<TCase, string?> run)
    {
        try
        {
            return (name(golden), run(golden));
        }
        catch (OpException exception)
        {
            return (name(golden), $"{exception.GetType().Name}: {exception.Message}");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return (name(golden), $"unexpected {exception.GetType().Name}: {exception.Message}");
        }
    }
}
