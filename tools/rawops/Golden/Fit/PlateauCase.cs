using System.Globalization;
using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Plays a recorded sequence of figures to <see cref="ReduceLROnPlateau"/>.</summary>
internal static class PlateauCase
{
    public static string? Run(JsonElement recorded)
    {
        JsonElement config = recorded.GetProperty("config");
        using StringWriter output = new(CultureInfo.InvariantCulture);
        string monitor = Recorded.Text(config, "monitor", "val_loss");
        ReduceLROnPlateau plateau = new(
            monitor,
            Recorded.Real(config, "factor", 0.1),
            Recorded.Whole(config, "patience", 10),
            Recorded.Flag(config, "verbose"),
            Recorded.Mode(config),
            Recorded.Real(config, "min_delta", 1e-4),
            Recorded.Whole(config, "cooldown", 0),
            Recorded.Real(config, "min_lr", 0),
            output);
        JsonElement[] rows = [.. recorded.GetProperty("epochs").EnumerateArray()];
        HashSet<int> missing = recorded.TryGetProperty("missing_at", out JsonElement at)
            ? [.. at.EnumerateArray().Select(epoch => epoch.GetInt32())]
            : [];
        int first = rows[0].GetProperty("epoch").GetInt32();
        double?[] values = [.. rows.Select(row => missing.Contains(row.GetProperty("epoch").GetInt32())
            ? null
            : Recorded.NumberOrNull(row.GetProperty("value")))];
        ScriptedModel model = new((float)recorded.GetProperty("initial_lr").GetDouble());
        string? difference = null;
        IReadOnlyList<string> warnings = Recorded.WarningsOf(() => model.Play(
            monitor, first, values, 1, plateau,
            (epoch, logs) => difference ??= Compare(model, plateau, logs, rows[epoch - first])));
        return difference
            ?? Recorded.Differ("the output", output.ToString(), recorded.GetProperty("stdout").GetString()!)
            ?? Recorded.DifferInWarnings(warnings, recorded);
    }

    private static string? Compare(ScriptedModel model, ReduceLROnPlateau plateau, Logs logs, JsonElement row)
    {
        string at = $" after epoch {row.GetProperty("epoch")}";
        double rate = (float)model.Optimizer.LearningRate.Number;
        return Recorded.Differ("the logged rate" + at, logs["lr"], row.GetProperty("logged_lr").GetDouble())
            ?? Recorded.Differ("the rate" + at, rate, row.GetProperty("lr_after").GetDouble())
            ?? Recorded.Differ("wait" + at, plateau.Wait, row.GetProperty("wait").GetInt32())
            ?? Recorded.Differ("cooldown" + at, plateau.CooldownLeft, row.GetProperty("cooldown_counter").GetInt32())
            ?? Recorded.Differ("best" + at, plateau.Best, Recorded.Number(row.GetProperty("best")));
    }
}
