using System.Globalization;
using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Runs recorded fits that <see cref="TerminateOnNaN"/> ends.</summary>
internal static class NotFiniteCase
{
    public static string? Run(JsonElement recorded) => RecordedOptimizer.TryEach(rate => Run(recorded, rate));

    private static string? Run(JsonElement recorded, double rate)
    {
        using StringWriter output = new(CultureInfo.InvariantCulture);
        Sequential model = SmallModel.Make(recorded, rate);
        Tensor x = Recorded.Tensor(recorded.GetProperty("x"));
        Tensor y = Recorded.Tensor(recorded.GetProperty("y"));
        int batchSize = recorded.GetProperty("batch_size").GetInt32();
        List<HookCall> calls = [];
        StepRecorder steps = new();
        JsonElement[] expected = [.. recorded.GetProperty("calls").EnumerateArray()];
        bool validates = expected.Any(call => call.GetProperty("hook").GetString() == "on_test_begin");

        // The validation's samples are not recorded: weights that are no numbers give no number for any.
        int[] rows = [.. Enumerable.Range(0, batchSize)];
        Batch? validation = validates ? new Batch(RawOps.GatherV2(x, rows, 0), RawOps.GatherV2(y, rows, 0)) : null;
        History history = model.Fit(
            x, y, batchSize, 2, Verbosity.Silent, [new TerminateOnNaN(output), new HookRecorder(calls), steps],
            validationData: validation, shuffle: false);
        JsonElement[] ends = [.. expected.Where(call => call.GetProperty("hook").GetString() == "on_train_batch_end")];
        return Recorded.Differ("the output", output.ToString(), recorded.GetProperty("stdout").GetString()!)
            ?? Recorded.Differ(
                "the hooks",
                string.Join(' ', calls.Select(call => call.Hook + call.Index)),
                string.Join(' ', expected.Select(call => call.GetProperty("hook").GetString()
                    + (call.TryGetProperty("index", out JsonElement index) ? index.ToString() : ""))))
            ?? steps.Batches.Select((step, i) => TrainingRun.DifferInLogs($"batch {i}: ", step.Logs, ends[i].GetProperty("logs")))
                .FirstOrDefault(difference => difference is not null)
            ?? TrainingRun.DifferInFigures(history, recorded.GetProperty("history"));
    }
}
