using System.Text.Json;

namespace RawOpsNet.CommandLine.Golden.Fit.Errors;

/// <summary>Brings about the recorded situations in which Keras raises an error, or in which one would expect it to.</summary>
internal static class ErrorCase
{
    private static readonly Dictionary<string, Situation> Situations = DataSituations.All
        .Concat(CompileSituations.All)
        .Concat(ModelSituations.All)
        .Concat(LanguageSituations.All)
        .ToDictionary(pair => pair.Id, pair => pair.Situation, StringComparer.Ordinal);

    public static FitCase Of(string name, string id, JsonElement recorded)
    {
        if (id == "conv-channels")
        {
            return ConvSituation.Missing is { } missing
                ? new FitCase(name, null, missing)
                : new FitCase(name, () => Run(ConvSituation.Channels, recorded));
        }

        return Situations.TryGetValue(id, out Situation? situation)
            ? new FitCase(name, () => Run(situation, recorded))
            : new FitCase(name, null, "there is no such situation");
    }

    private static string? Run(Situation situation, JsonElement recorded)
    {
        string? error = recorded.GetProperty("error").GetString();
        Exception? thrown = null;
        IReadOnlyList<string> warnings = [];
        try
        {
            warnings = Recorded.WarningsOf(situation.Run);
        }
        catch (OpException exception)
        {
            thrown = exception;
        }

        return situation.Departure is null
            ? Differ(error, thrown, situation.Words) ?? DifferInWarnings(warnings, recorded)
            : thrown is null ? null : $"it throws {thrown.GetType().Name}: {thrown.Message}, though {situation.Departure}";
    }

    // golden/README: what Python calls ValueError and TypeError asks for InvalidArgument, another error for any typed one.
    private static string? Differ(string? error, Exception? thrown, string[] words)
    {
        if (error is null || thrown is null)
        {
            return error is null
                ? thrown is null ? null : $"it throws {thrown.GetType().Name}: {thrown.Message}; Keras raises nothing"
                : $"nothing is thrown; Keras raises {error}";
        }

        if (error is "ValueError" or "TypeError" or "InvalidArgumentError" && thrown is not InvalidArgumentException)
        {
            return $"it throws {thrown.GetType().Name} where InvalidArgumentException is asked for: {thrown.Message}";
        }

        return words.FirstOrDefault(word => !thrown.Message.Contains(word, StringComparison.Ordinal)) is { } missing
            ? $"the message does not name '{missing}': {thrown.Message}"
            : null;
    }

    private static string? DifferInWarnings(IReadOnlyList<string> got, JsonElement recorded)
    {
        if (!recorded.TryGetProperty("warnings", out JsonElement warnings))
        {
            return null;
        }

        // Each names the same weights or figures; a repeated one counts once.
        return warnings.EnumerateArray().Select(text => text.GetString()!).Distinct()
            .SelectMany(text => NamesIn(text).Select(name => got.Any(warning => warning.Contains(name, StringComparison.Ordinal))
                ? null
                : $"no warning names {name}: {string.Join(" | ", got)}"))
            .FirstOrDefault(difference => difference is not null);
    }

    private static IEnumerable<string> NamesIn(string warning) => warning.Split('\'', '`')
        .Where((_, i) => i % 2 == 1)
        .Select(name => name.EndsWith(":0", StringComparison.Ordinal) ? name[..^2] : name)
        .Where(name => name.Contains('/', StringComparison.Ordinal) || name.StartsWith("val_", StringComparison.Ordinal));
}
