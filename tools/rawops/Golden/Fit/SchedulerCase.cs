using System.Globalization;
using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Runs recorded fits with <see cref="LearningRateScheduler"/>.</summary>
internal static class SchedulerCase
{
    private const double Epochs = 3;

    public static string? Run(JsonElement recorded)
    {
        using StringWriter output = new(CultureInfo.InvariantCulture);
        string expected = recorded.GetProperty("stdout").GetString()!;
        bool verbose = expected.Length > 0;
        LearningRateScheduler scheduler = recorded.GetProperty("schedule").GetString() switch
        {
            "lr * 0.5" => new((_, rate) => rate * 0.5, verbose, output),
            "[.1,.05,.01][epoch]" => new(epoch => new[] { 0.1, 0.05, 0.01 }[epoch], verbose, output),
            "epoch < 2 ? lr : lr * exp(-0.1)" => new((epoch, rate) => epoch < 2 ? rate : rate * Math.Exp(-0.1), verbose, output),
            { } other => throw new InvalidDataException($"There is no schedule '{other}'."),
            null => throw new InvalidDataException("There is no schedule."),
        };
        List<string> keys = [];
        LambdaCallback told = new() { EpochEnd = (_, logs) => keys.Add(string.Join(' ', logs.Keys)) };
        Sequential model = SmallModel.Make(recorded, recorded.GetProperty("initial_lr").GetDouble());
        History history = model.Fit(
            Recorded.Tensors(recorded, "x")!, Recorded.Tensors(recorded, "y"), epochs: (int)Epochs, verbosity: Verbosity.Silent,
            callbacks: [scheduler, told], shuffle: false);
        string[] wanted = [.. recorded.GetProperty("epoch_end_keys").EnumerateArray()
            .Select(names => string.Join(' ', names.EnumerateArray().Select(name => name.GetString())))];
        return TrainingRun.DifferInFigures(history, recorded.GetProperty("history"))
            ?? Recorded.Differ("the output", output.ToString(), expected)
            ?? Recorded.Differ("lr", (float)model.Optimizer.LearningRate.Number, recorded.GetProperty("lr_after").GetDouble())
            ?? Recorded.Differ("the names at the epochs' ends", string.Join('|', keys), string.Join('|', wanted))
            ?? Recorded.DifferInWeights(model, recorded.GetProperty("final_weights"));
    }
}
