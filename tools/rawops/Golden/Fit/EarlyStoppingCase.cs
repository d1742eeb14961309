using System.Globalization;
using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Plays a recorded sequence of figures to <see cref="EarlyStopping"/>.</summary>
internal static class EarlyStoppingCase
{
    private const double AnyRate = 0.1;

    public static string? Run(JsonElement recorded)
    {
        JsonElement config = recorded.GetProperty("config");
        using StringWriter output = new(CultureInfo.InvariantCulture);
        string monitor = Recorded.Text(config, "monitor", "val_loss");
        EarlyStopping stopping = new(
            monitor,
            Recorded.Real(config, "min_delta", 0),
            Recorded.Whole(config, "patience", 0),
            Recorded.Flag(config, "verbose"),
            Recorded.Mode(config),
            config.TryGetProperty("baseline", out JsonElement baseline) ? baseline.GetDouble() : null,
            Recorded.Flag(config, "restore_best_weights"),
            Recorded.Whole(config, "start_from_epoch", 0),
            output);
        JsonElement[] rows = [.. recorded.GetProperty("epochs").EnumerateArray()];
        double?[] values = [.. rows.Select(row => Recorded.NumberOrNull(row.GetProperty("value")))];

        // One epoch more than Keras ran shows that training stops where it stopped.
        bool stops = rows[^1].GetProperty("stop").GetBoolean();
        double?[] played = stops ? [.. values, double.NaN] : values;
        int first = rows[0].GetProperty("epoch").GetInt32();
        ScriptedModel model = new(AnyRate);
        string? difference = null;
        IReadOnlyList<int> epochs = [];
        IReadOnlyList<string> warnings = Recorded.WarningsOf(() => epochs = model.Play(
            monitor, first, played, 1, stopping, (epoch, _) => difference ??= Compare(model, stopping, rows, epoch - first)));
        int weightsOf = recorded.GetProperty("weights_of_epoch").GetInt32();
        return difference
            ?? Recorded.Differ("the number of epochs", epochs.Count, rows.Length)
            ?? Recorded.Differ("the epoch it stopped at", stopping.StoppedEpoch, recorded.GetProperty("stopped_epoch").GetInt32())
            ?? Recorded.Differ("the epoch of the weights", model.EpochOfWeights, weightsOf)
            ?? Recorded.Differ("the output", output.ToString(), recorded.GetProperty("stdout").GetString()!)
            ?? Recorded.DifferInWarnings(warnings, recorded);
    }

    private static string? Compare(ScriptedModel model, EarlyStopping stopping, JsonElement[] rows, int index)
    {
        if (index >= rows.Length)
        {
            return "training went on";
        }

        JsonElement row = rows[index];
        string at = string.Create(CultureInfo.InvariantCulture, $" after row {index}");
        return Recorded.Differ("wait" + at, stopping.Wait, row.GetProperty("wait").GetInt32())
            ?? Recorded.Differ("best" + at, stopping.Best, Recorded.Number(row.GetProperty("best")))
            ?? Recorded.Differ("the best epoch" + at, stopping.BestEpoch, row.GetProperty("best_epoch").GetInt32())
            ?? Recorded.Differ("stop" + at, $"{model.StopTraining}", $"{row.GetProperty("stop").GetBoolean()}");
    }
}
