using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>
/// Lets a fit die where the recorded one died and begin again: <see cref="BackupAndRestore"/> goes on where Keras' does.
/// </summary>
/// <remarks>The recording has no data: any do, as what is compared are epochs, hooks and whether weights are equal.</remarks>
internal static class BackupCase
{
    private const int Epochs = 4;
    private const int Steps = 3;
    private const int Rows = 4;
    private const int Width = 5;

    public static string? Run(JsonElement recorded)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rawops-backup-");
        try
        {
            return Run(recorded, Path.Combine(folder.FullName, "backup"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? Run(JsonElement recorded, string folder)
    {
        JsonElement config = recorded.GetProperty("config");
        int? every = config.TryGetProperty("save_freq", out JsonElement frequency) ? frequency.GetInt32() : null;
        bool deletes = !config.TryGetProperty("delete_checkpoint", out JsonElement flag) || flag.GetBoolean();
        Sequential uninterrupted = Make();
        IReadOnlyList<Tensor> first = uninterrupted.GetWeights();
        History whole = Fit(uninterrupted, []);
        Sequential model = Make();
        model.SetWeights(first);
        bool died = false;
        try
        {
            Fit(model, [new BackupAndRestore(folder, every, deletes), new Death(recorded.GetProperty("dies_at"))]);
        }
        catch (OperationCanceledException)
        {
            died = true;
        }

        bool left = HasFile(folder);

        // A new process: other weights, which only a backup replaces.
        model = Make();
        model.SetWeights([.. first.Select(weight => RawOps.Fill(weight.Shape.ToArray(), 7f))]);
        List<HookCall> calls = [];
        History rest = Fit(model, [new BackupAndRestore(folder, every, deletes), new HookRecorder(calls)]);
        float[] Values(Sequential of) => [.. of.GetWeights().SelectMany(weight => weight.ToArray<float>())];
        bool equal = Values(model).SequenceEqual(Values(uninterrupted));

        // Where batches are counted Keras begins the data anew, a defect that we do not share.
        bool wanted = recorded.GetProperty("final_weights_equal_uninterrupted").GetBoolean() || (every is not null && left);
        int[] epochs = [.. recorded.GetProperty("second_fit_epochs").EnumerateArray().Select(epoch => epoch.GetInt32())];
        string hooks = string.Join(' ', recorded.GetProperty("second_fit_first_hooks").EnumerateArray()
            .Select(hook => hook[0].GetString() + hook[1].ToString()));
        return Recorded.Differ("died", $"{died}", $"{recorded.GetProperty("died").GetBoolean()}")
            ?? Recorded.Differ("a backup is left", $"{left}", $"{recorded.GetProperty("backup_left_after_death").GetBoolean()}")
            ?? Recorded.Differ("the first hooks", string.Join(' ', calls.Take(3).Select(call => call.Hook + call.Index)), hooks)
            ?? Recorded.Differ("the epochs", string.Join(' ', rest.Epochs), string.Join(' ', epochs))
            ?? Recorded.Differ("the weights are those of a fit that did not die", $"{equal}", $"{wanted}")
            ?? (wanted ? Recorded.Differ("the last loss", rest["loss"][^1], whole["loss"][^1]) : null)
            ?? Recorded.Differ(
                "iterations", model.Optimizer.Iterations.Read().Item<long>(), recorded.GetProperty("iterations_after").GetInt64())
            ?? Recorded.Differ(
                "a backup is left after success",
                $"{HasFile(folder)}",
                $"{recorded.GetProperty("backup_left_after_success").GetBoolean()}");
    }

    private static bool HasFile(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any();

    private static Sequential Make()
    {
        Sequential model = new([new Dense(8, "relu", name: "hidden"), new Dense(1, name: "out")], inputShape: [Width]);
        model.Compile("adam", "mse");
        return model;
    }

    private static History Fit(Sequential model, IReadOnlyList<Callback> callbacks) => model.Fit(
        RawOps.StatelessRandomNormal(new long[] { Rows * Steps, Width }, new long[] { 1, 2 }, DType.Float32),
        RawOps.StatelessRandomNormal(new long[] { Rows * Steps, 1 }, new long[] { 3, 4 }, DType.Float32),
        Rows, Epochs, Verbosity.Silent, callbacks, shuffleSeed: 5);

    private sealed class Death(JsonElement at) : Callback
    {
        private readonly int _atEpoch = at.GetProperty("epoch").GetInt32();
        private readonly int? _atBatch =
            at.GetProperty("batch").ValueKind == JsonValueKind.Null ? null : at.GetProperty("batch").GetInt32();

        private int _epoch;

        public override void OnEpochBegin(int epoch) => _epoch = epoch;

        public override void OnTrainBatchBegin(int batch) => DieIf(_epoch == _atEpoch && batch == _atBatch);

        public override void OnEpochEnd(int epoch, Logs logs) => DieIf(epoch == _atEpoch && _atBatch is null);

        private static void DieIf(bool dies)
        {
            if (dies)
            {
                throw new OperationCanceledException("The process dies here.");
            }
        }
    }
}
