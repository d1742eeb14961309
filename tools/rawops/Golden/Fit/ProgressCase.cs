using System.Globalization;
using System.Text.Json;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Draws recorded progress bars, and runs whose bar was recorded, under a clock that is advanced by hand.</summary>
internal static class ProgressCase
{
    private const double SchedulerFactor = 0.01;
    private const double PlateauFactor = 0.5;

    public static IEnumerable<FitCase> Of(JsonElement section)
    {
        foreach (JsonElement bar in section.GetProperty("progbar").EnumerateArray())
        {
            yield return new FitCase($"progress/bar-{bar.GetProperty("id").GetString()}", () => Draw(bar));
        }

        foreach (JsonElement run in section.GetProperty("runs").EnumerateArray())
        {
            yield return new FitCase($"progress/{run.GetProperty("id").GetString()}", () => Run(run));
        }
    }

    private static string? Draw(JsonElement bar)
    {
        JsonElement config = bar.GetProperty("config");
        ManualClock clock = new();
        using StringWriter output = new(CultureInfo.InvariantCulture);
        ProgressBar drawn = new(
            config.GetProperty("target").ValueKind == JsonValueKind.Null ? null : config.GetProperty("target").GetInt32(),
            output,
            clock,
            (Verbosity)Recorded.Whole(config, "verbose", 1),
            stateful: config.TryGetProperty("stateful_metrics", out JsonElement names)
                ? names.EnumerateArray().Select(name => name.GetString()!)
                : null,
            width: Recorded.Whole(config, "width", 30),
            unitName: Recorded.Text(config, "unit_name", "step"));
        int index = 0;
        foreach (JsonElement update in bar.GetProperty("updates").EnumerateArray())
        {
            clock.Advance(update.GetProperty("advance").GetDouble());
            KeyValuePair<string, double>[] values = update.TryGetProperty("values", out JsonElement given)
                ? [.. given.EnumerateArray().Select(pair => KeyValuePair.Create(pair[0].GetString()!, Recorded.Number(pair[1])))]
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

            if (Recorded.Differ(
                $"drawing {index++}", output.ToString(), update.GetProperty("writes").GetString()!) is { } difference)
            {
                return difference;
            }

            output.GetStringBuilder().Clear();
        }

        return null;
    }

    private static string? Run(JsonElement run)
    {
        JsonElement arguments = run.GetProperty("arguments");
        string id = run.GetProperty("id").GetString()!;
        Model model = MakeModel(run);
        ManualClock clock = new();
        using StringWriter output = new(CultureInfo.InvariantCulture);
        Ticks ticks = new(clock, run.GetProperty("advance_per_batch").GetDouble());
        ProgressReport report = new(output, clock, run.GetProperty("interactive").GetBoolean());
        List<Callback> callbacks = [ticks, .. Extra(id, output), report];
        Tensor x = Recorded.Tensor(run.GetProperty("x"));
        Tensor? y = run.TryGetProperty("y", out JsonElement target) ? Recorded.Tensor(target) : null;
        int batchSize = Recorded.Whole(arguments, "batch_size", 32);

        // Keras' "auto" is a bar.
        Verbosity verbosity = (Verbosity)Recorded.Whole(arguments, "verbose", 1);
        IEnumerable<Batch>? batches = Recorded.Flag(arguments, "unknown_steps")
            ? new Reopened(() => RecordedSource.WithoutCount(RecordedSource.Cut(run, batchSize)))
            : null;
        string? difference = run.GetProperty("call").GetString() switch
        {
            "fit" => Fit(model, run, x, y, batches, batchSize, verbosity, callbacks),
            "evaluate" => BatchCase.Differ(
                "evaluate: ",
                batches is null
                    ? model.Evaluate(x, y, batchSize, verbosity, callbacks: callbacks)
                    : model.Evaluate(batches, verbosity, callbacks),
                run.GetProperty("returns")),
            _ => DifferInShape(
                batches is null ? model.Predict((Tensors)x, batchSize, verbosity, callbacks)
                    : model.Predict(batches, verbosity, callbacks),
                run.GetProperty("returns")),
        };
        return difference ?? Recorded.Differ("the output", output.ToString(), run.GetProperty("stdout").GetString()!);
    }

    private static string? Fit(
        Model model, JsonElement run, Tensor x, Tensor? y, IEnumerable<Batch>? batches, int batchSize, Verbosity verbosity,
        IReadOnlyList<Callback> callbacks)
    {
        JsonElement arguments = run.GetProperty("arguments");
        int epochs = Recorded.Whole(arguments, "epochs", 1);
        Batch? validation = run.TryGetProperty("validation_data", out JsonElement held)
            ? new Batch(Recorded.Tensor(held[0]), Recorded.Tensor(held[1]))
            : null;
        int? Whole(JsonElement owner, string name) =>
            owner.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32()
                : null;
        History history = batches is not null
            ? model.Fit(batches, epochs, verbosity, callbacks)
            : model.Fit(
                x, y, batchSize, epochs, verbosity, callbacks, validationData: validation, shuffle: false,
                validationBatchSize: Whole(run, "validation_batch_size"),
                initialEpoch: Recorded.Whole(arguments, "initial_epoch", 0),
                stepsPerEpoch: Whole(arguments, "steps_per_epoch"));
        return TrainingRun.DifferInFigures(history, run.GetProperty("returns"));
    }

    private static string? DifferInShape(Tensors outputs, JsonElement expected) => Recorded.Differ(
        "the shape", outputs.Single.Shape.ToString(), $"[{string.Join(", ", expected.EnumerateArray())}]");

    // What the case was given besides is said by its output.
    private static Callback[] Extra(string id, TextWriter output) => id switch
    {
        "fit-lr-in-logs" => [new LearningRateScheduler((_, rate) => rate * SchedulerFactor, verbose: true, output)],
        "fit-early-stopping-message" => [new EarlyStopping("loss", verbose: true, restoreBestWeights: true, output: output)],
        "fit-reduce-lr-message" =>
            [new ReduceLROnPlateau("loss", PlateauFactor, patience: 1, verbose: true, minDelta: 10, output: output)],
        _ => [],
    };

    private static Model MakeModel(JsonElement run)
    {
        Model model = run.GetProperty("model").ValueKind == JsonValueKind.Null
            ? new OwnKeys()
            : RecordedModel.Make(run.GetProperty("model"));
        Metric[] metrics = [.. run.GetProperty("metrics").EnumerateArray().Select(name => Metric.Named(name.GetString()!))];
        string optimizer = run.GetProperty("optimizer").GetString()!;
        double rate =
            double.Parse(
                optimizer.AsSpan(optimizer.IndexOf('(', StringComparison.Ordinal) + 1).TrimEnd(')'),
                    CultureInfo.InvariantCulture);
        model.Compile(new SGD(rate), run.GetProperty("loss").GetString()!, metrics);
        model.EnsureBuilt([-1, run.GetProperty("x").GetProperty("shape")[1].GetInt64()]);
        RecordedModel.SetWeights(model, run.GetProperty("initial_weights"));
        return model;
    }

    private sealed class OwnKeys : Model
    {
        private readonly Dense _dense = new(1);

        public override IReadOnlyDictionary<string, Tensor> TrainStep(Batch data) => new Dictionary<string, Tensor>
        {
            ["sum"] = RawOps.Sum(data.Input.Single, new[] { 0, 1 }),
            ["rows"] = (float)data.Input.Single.Shape[0],
        };

        protected override void Build(Shape inputShape) => _dense.EnsureBuilt(inputShape);

        protected override Tensor Call(Tensor input, bool training) => _dense.Invoke(input);
    }

    private sealed class Reopened(Func<IEnumerable<Batch>> open) : IEnumerable<Batch>
    {
        public IEnumerator<Batch> GetEnumerator() => open().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Ticks(ManualClock clock, double seconds) : Callback
    {
        public override void OnTrainBatchBegin(int batch) => clock.Advance(seconds);

        public override void OnTestBatchBegin(int batch) => clock.Advance(seconds);

        public override void OnPredictBatchBegin(int batch) => clock.Advance(seconds);
    }
}
