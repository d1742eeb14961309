using System.Text.Json;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Compares the order of hooks, and what they are told, with recorded runs.</summary>
/// <remarks>The recording has no data: a run of as many batches is made, and the names of the figures are compared.</remarks>
internal static class HookCase
{
    private const int Rows = 2;
    private const int Width = 3;
    private const double AddedPerEpoch = 10;

    public static string? Run(JsonElement recorded)
    {
        string id = recorded.GetProperty("id").GetString()!;
        return id switch
        {
            "log-types" => DifferInTypes(recorded),
            "history-per-fit" => DifferInHistories(),
            _ => RunHooks(recorded, id),
        };
    }

    private static string? RunHooks(JsonElement recorded, string id)
    {
        List<HookCall> calls = [];
        HookRecorder recorder = new(calls, id == "two-callbacks" ? "a" : "", id == "on_batch-aliases");
        List<Callback> callbacks = id switch
        {
            "two-callbacks" => [recorder, new HookRecorder(calls, "b")],
            "stop-in-batch" => [new Stop(epoch: 1, batch: 0), recorder],
            "stop-in-train-begin" => [new Stop(epoch: null, batch: null), recorder],
            "logs-are-shared" =>
                [new LambdaCallback { EpochEnd = (epoch, logs) => logs["added"] = epoch * AddedPerEpoch }, recorder],
            _ => [recorder],
        };
        HookCall[] expected = [.. recorded.GetProperty("calls").EnumerateArray().Select(Read)];
        Sequential model = Make();
        model.StepsPerExecution = id == "fit-steps-per-execution-2" ? 2 : 1;
        string? difference = Play(model, expected, callbacks, id, recorded);

        // Some recordings hold only the hooks of interest.
        HashSet<string> shown = [.. expected.Select(call => call.Hook)];
        HookCall[] got = [.. calls.Where(call => shown.Contains(call.Hook))];
        for (int i = 0; difference is null && i < Math.Min(got.Length, expected.Length); i++)
        {
            difference = Recorded.Differ($"call {i}", got[i].ToString(), expected[i].ToString());
        }

        return difference ?? Recorded.Differ("the number of calls", got.Length, expected.Length)
            ?? DifferInParameters(recorder, recorded);
    }

    private static string? Play(Sequential model, HookCall[] expected, List<Callback> callbacks, string id, JsonElement recorded)
    {
        int Count(string hook) => expected.TakeWhile(call => call.Hook != "on_epoch_end").Count(call => call.Hook == hook);
        int steps = recorded.TryGetProperty("params", out JsonElement parameters)
            && parameters.GetProperty("steps").ValueKind == JsonValueKind.Number
                ? parameters.GetProperty("steps").GetInt32()
                : 3;
        Batch data = Data(steps * Rows);
        if (expected is [{ Hook: "on_test_begin" }, ..])
        {
            model.Evaluate(data.Input, data.Target, Rows, Verbosity.Silent, callbacks: callbacks);
            return null;
        }

        if (expected is [{ Hook: "on_predict_begin" }, ..])
        {
            long[] shapes = [.. recorded.GetProperty("calls").EnumerateArray()
                .Where(call => call.GetProperty("hook").GetString() == "on_predict_batch_end")
                .Select(call => call.GetProperty("logs").GetProperty("outputs")[0].GetInt64())];
            model.Predict(Data((int)shapes.Sum()).Input, (int)shapes[0], Verbosity.Silent, callbacks);
            return null;
        }

        int[] epochs = [.. expected.Where(call => call.Hook == "on_epoch_begin").Select(call => call.Index!.Value)];
        int first = epochs.FirstOrDefault();
        int last = epochs.Length > 0 ? epochs[^1] : expected.Count(call => call.Hook == "on_epoch_end") - 1;
        int end = Math.Max(1, Math.Max(last + 1, id.StartsWith("stop", StringComparison.Ordinal) ? last + 2 : 0));
        int tested = Count("on_test_batch_begin");
        if (id == "fit-unknown-steps")
        {
            Batch batch = Data(Rows);
            model.Fit(
                new Endless(() => RecordedSource.WithoutCount(Enumerable.Repeat(batch, steps))), end, Verbosity.Silent,
                    callbacks);
            return null;
        }

        History history = model.Fit(
            data.Input, data.Target, Rows, end, Verbosity.Silent, callbacks, initialEpoch: first,
            validationData: tested == 0 ? null : Data(tested * Rows));
        if (recorded.TryGetProperty("history_epochs", out JsonElement ran)
            && Recorded.Differ(
                "the epochs", string.Join(" ", history.Epochs), string.Join(" ", ran.EnumerateArray())) is { } difference)
        {
            return difference;
        }

        return recorded.TryGetProperty("history", out JsonElement figures)
            ? Recorded.Differ(
                "the names of the history",
                string.Join(" ", history.Names),
                string.Join(" ", figures.EnumerateObject().Select(figure => figure.Name)))
                ?? Recorded.Differ("added", history["added"][1], figures.GetProperty("added")[1].GetDouble())
            : null;
    }

    private static string? DifferInParameters(HookRecorder recorder, JsonElement recorded) =>
        recorded.TryGetProperty("params", out JsonElement parameters)
            ? Recorded.Differ("params.epochs", recorder.Parameters.Epochs, parameters.GetProperty("epochs").GetInt32())
                ?? Recorded.Differ("params.steps", $"{recorder.Parameters.Steps}", $"{parameters.GetProperty("steps")}")
                ?? Recorded.Differ(
                    "params.verbose", (int)recorder.Parameters.Verbosity, parameters.GetProperty("verbose").GetInt32())
            : null;

    // Keras' logs hold Python floats, ours doubles, which hold the float32 values exactly.
    private static string? DifferInTypes(JsonElement recorded)
    {
        List<Logs> seen = [];
        Batch data = Data(Rows);
        JsonElement types = recorded.GetProperty("types");
        Make().Fit(
            data.Input, data.Target, Rows, types.GetArrayLength(), Verbosity.Silent,
            [new LambdaCallback { EpochEnd = (_, logs) => seen.Add(logs) }]);
        return seen.SelectMany((logs, i) => types[i].EnumerateObject().Select(type =>
                type.Value.GetString() != "float" || !logs.TryGetValue(type.Name, out double value) || value != (float)value
                    ? $"'{type.Name}' of epoch {i} is no float32 in a double"
                    : null))
            .FirstOrDefault(difference => difference is not null);
    }

    private static string? DifferInHistories()
    {
        Batch data = Data(Rows);
        Sequential model = Make();
        History first = model.Fit(data.Input, data.Target, verbosity: Verbosity.Silent);
        History second = model.Fit(data.Input, data.Target, verbosity: Verbosity.Silent);
        return ReferenceEquals(first, second) || !ReferenceEquals(model.History, second)
            ? "the second fit has not a history of its own"
            : null;
    }

    private static HookCall Read(JsonElement call) => new(
        call.GetProperty("hook").GetString()!,
        call.TryGetProperty("index", out JsonElement index) ? index.GetInt32() : null,
        string.Join(' ', NamesOf(call.GetProperty("logs"))),
        call.TryGetProperty("callback", out JsonElement callback) ? callback.GetString()! : "");

    private static IEnumerable<string> NamesOf(JsonElement logs) => logs.ValueKind == JsonValueKind.Array
        ? logs.EnumerateArray().Select(name => name.GetString()!)
        : logs.EnumerateObject().Select(figure => figure.Name == "outputs" ? "outputs " + figure.Value[0] : figure.Name);

    private static Sequential Make()
    {
        Sequential model = new([new Dense(1)], inputShape: [Width]);
        model.Compile("sgd", "mse", ["mae"]);
        return model;
    }

    private static Batch Data(int rows) => new(
        RawOps.StatelessRandomNormal(new long[] { rows, Width }, new long[] { 1, 2 }, DType.Float32),
        RawOps.StatelessRandomNormal(new long[] { rows, 1 }, new long[] { 3, 4 }, DType.Float32));

    // A sequence that begins anew and does not tell its count.
    private sealed class Endless(Func<IEnumerable<Batch>> open) : IEnumerable<Batch>
    {
        public IEnumerator<Batch> GetEnumerator() => open().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Stop(int? epoch, int? batch) : Callback
    {
        private int _epoch;

        public override void OnTrainBegin() => Model.StopTraining |= epoch is null;

        public override void OnEpochBegin(int epoch) => _epoch = epoch;

        public override void OnTrainBatchEnd(int index, Logs logs) => Model.StopTraining |= _epoch == epoch && index == batch;
    }
}
