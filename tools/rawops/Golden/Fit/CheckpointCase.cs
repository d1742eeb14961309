using System.Globalization;
using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Plays a recorded sequence of figures to <see cref="ModelCheckpoint"/> and looks at the files.</summary>
internal static class CheckpointCase
{
    private const double AnyRate = 0.1;

    public static string? Run(JsonElement recorded)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rawops-checkpoint-");
        try
        {
            return Run(recorded, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? Run(JsonElement recorded, string folder)
    {
        JsonElement config = recorded.GetProperty("config");
        using StringWriter output = new(CultureInfo.InvariantCulture);
        string monitor = Recorded.Text(config, "monitor", "val_loss");
        int every = Recorded.Whole(config, "save_freq", 0);
        ModelCheckpoint checkpoint = new(
            Path.Combine(folder, config.GetProperty("filepath").GetString()!),
            monitor,
            Recorded.Flag(config, "verbose"),
            Recorded.Flag(config, "save_best_only"),
            Recorded.Flag(config, "save_weights_only"),
            Recorded.Mode(config),
            every == 0 ? null : every,
            Recorded.Whole(config, "period", 1),
            config.TryGetProperty("initial_value_threshold", out JsonElement threshold) ? threshold.GetDouble() : null,
            output);
        JsonElement[] rows = [.. recorded.GetProperty("epochs").EnumerateArray()];
        HashSet<int> missing = recorded.TryGetProperty("missing_at", out JsonElement at)
            ? [.. at.EnumerateArray().Select(epoch => epoch.GetInt32())]
            : [];
        double?[] values = [.. rows.Select((row, i) =>
            missing.Contains(i) ? null : Recorded.NumberOrNull(row.GetProperty("value")))];
        string? difference = null;
        IReadOnlyList<string> warnings = Recorded.WarningsOf(() => new ScriptedModel(AnyRate).Play(
            monitor, 0, values, Recorded.Whole(recorded, "batches_per_epoch", 1), checkpoint,
            (epoch, _) => difference ??= Compare(checkpoint, rows[epoch], folder, epoch)));
        string written = output.ToString().Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        return difference
            ?? Recorded.Differ("the output", written, recorded.GetProperty("stdout").GetString()!)
            ?? (config.TryGetProperty("period", out _) ? null : Recorded.DifferInWarnings(warnings, recorded));
    }

    private static string? Compare(ModelCheckpoint checkpoint, JsonElement row, string folder, int epoch)
    {
        string at = string.Create(CultureInfo.InvariantCulture, $" after epoch {epoch}");
        List<string> expected = row.TryGetProperty("saved_in_batches", out JsonElement inBatches)
            ? [.. inBatches.EnumerateArray().Select(pair => pair[1].GetString()!)]
            : [];
        if (row.GetProperty("saved").GetString() is { } saved)
        {
            expected.Add(saved);
        }

        string[] found = [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)!)];
        Array.Sort(found, StringComparer.Ordinal);
        expected.Sort(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            File.Delete(file);
        }

        return Recorded.Differ("the files" + at, string.Join(" ", found), string.Join(" ", expected))
            ?? Recorded.Differ("best" + at, checkpoint.Best, Recorded.Number(row.GetProperty("best")));
    }
}
