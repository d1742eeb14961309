using System.Globalization;
using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.Tests.Training;

public sealed class ProgressBarTests
{
    private static readonly JsonElement Recorded = Golden.Read("progress");

    public static TheoryData<string> Bars =>
        [.. Recorded.GetProperty("progbar").EnumerateArray().Select(bar => bar.GetProperty("id").GetString()!)];

    public static TheoryData<string> Runs =>
        [.. Recorded.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("id").GetString()!)];

    [Theory]
    [MemberData(nameof(Bars))]
    public void Draws_what_Keras_draws(string id)
    {
        JsonElement bar = Find("progbar", id);
        JsonElement config = bar.GetProperty("config");
        ManualClock clock = new();
        using StringWriter output = new(CultureInfo.InvariantCulture);
        ProgressBar drawn = new(
            config.GetProperty("target").ValueKind == JsonValueKind.Null ? null : config.GetProperty("target").GetInt32(),
            output,
            clock,
            config.TryGetProperty("verbose", out JsonElement verbose) ? (Verbosity)verbose.GetInt32() : Verbosity.Bar,
            stateful: config.TryGetProperty("stateful_metrics", out JsonElement names)
                ? names.EnumerateArray().Select(name => name.GetString()!)
                : null,
            width: config.TryGetProperty("width", out JsonElement width) ? width.GetInt32() : 30,
            unitName: config.TryGetProperty("unit_name", out JsonElement unit) ? unit.GetString()! : "step");
        foreach (JsonElement update in bar.GetProperty("updates").EnumerateArray())
        {
            clock.Advance(update.GetProperty("advance").GetDouble());
            KeyValuePair<string, double>[] values = update.TryGetProperty("values", out JsonElement given)
                ? [.. given.EnumerateArray().Select(pair => KeyValuePair.Create(pair[0].GetString()!, Golden.Number(pair[1])))]
                : [];
            if (update.TryGetProperty("n", out JsonElement n))
            {
                drawn.Add(n.GetInt32(), values);
            }
            else
            {
                bool? finalize = update.TryGetProperty("finalize", out JsonElement f) && f.ValueKind != JsonValueKind.Null
                    ? f.GetBoolean()
                    : null;
                drawn.Update(update.GetProperty("current").GetInt32(), values, finalize);
            }

            Assert.Equal(update.GetProperty("writes").GetString(), output.ToString());
            output.GetStringBuilder().Clear();
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_run_writes_what_Keras_writes(string id)
    {
        JsonElement run = Find("runs", id);
        JsonElement arguments = run.GetProperty("arguments");
        Sequential model = MakeModel(run);
        ManualClock clock = new();
        using StringWriter output = new(CultureInfo.InvariantCulture);
        ClockCallback ticks = new(clock, run.GetProperty("advance_per_batch").GetDouble());
        ProgressReport report = new(output, clock, run.GetProperty("interactive").GetBoolean());
        Tensor x = Golden.Tensor(run.GetProperty("x"));
        Tensor? y = run.TryGetProperty("y", out JsonElement target) ? Golden.Tensor(target) : null;
        int batchSize = arguments.GetProperty("batch_size").GetInt32();
        Verbosity verbosity = (Verbosity)arguments.GetProperty("verbose").GetInt32();
        switch (run.GetProperty("call").GetString())
        {
            case "fit":
                Batch? validation = run.TryGetProperty("validation_data", out JsonElement held)
                    ? new Batch(Golden.Tensor(held[0]), Golden.Tensor(held[1]))
                    : null;
                int? validationBatchSize = run.TryGetProperty("validation_batch_size", out JsonElement size)
                    && size.ValueKind == JsonValueKind.Number ? size.GetInt32() : null;
                model.Fit(
                    x, y, batchSize, arguments.GetProperty("epochs").GetInt32(), verbosity, [ticks, report],
                    validationData: validation, shuffle: false, validationBatchSize: validationBatchSize,
                    initialEpoch: arguments.TryGetProperty("initial_epoch", out JsonElement first) ? first.GetInt32() : 0);
                break;
            case "evaluate":
                model.Evaluate(x, y, batchSize, verbosity, callbacks: [ticks, report]);
                break;
            default:
                model.Predict(x, batchSize, verbosity, [ticks, report]);
                break;
        }

        Assert.Equal(run.GetProperty("stdout").GetString(), output.ToString());
    }

    private static JsonElement Find(string kind, string id) =>
        Recorded.GetProperty(kind).EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == id);

    private static Sequential MakeModel(JsonElement run)
    {
        Sequential model = new([new Dense(8, "relu"), new Dense(1)]);
        Metric[] metrics = [.. run.GetProperty("metrics").EnumerateArray().Select(name => Metric.Named(name.GetString()!))];
        model.Compile(new Optimizers.SGD(0.01), "mse", metrics);
        model.Invoke(Golden.Tensor(run.GetProperty("x")));
        model.SetWeights([.. run.GetProperty("initial_weights").EnumerateArray().Select(Golden.Tensor)]);
        return model;
    }

    private sealed class ClockCallback(ManualClock clock, double seconds) : Callback
    {
        public override void OnTrainBatchBegin(int batch) => clock.Advance(seconds);

        public override void OnTestBatchBegin(int batch) => clock.Advance(seconds);

        public override void OnPredictBatchBegin(int batch) => clock.Advance(seconds);
    }
}
