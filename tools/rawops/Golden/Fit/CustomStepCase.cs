using System.Text.Json;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Trains models that override steps: i = Input(6); cls(i, Dense(1, l2)(Dense(4, relu)(i))).</summary>
internal static class CustomStepCase
{
    private const double Rate = 0.05;

    public static string? Run(JsonElement recorded)
    {
        Tensor x = Recorded.Tensor(recorded.GetProperty("x"));
        Functional model = Make(recorded.GetProperty("id").GetString()!.Split('-')[0], x.Shape[1]);
        JsonElement compile = recorded.GetProperty("compile");
        model.Compile(
            new SGD(Rate),
            compile.TryGetProperty("loss", out JsonElement loss) ? Loss.Named(loss.GetString()!) : null,
            compile.TryGetProperty("metrics", out JsonElement metrics)
                ? [.. metrics.EnumerateArray().Select(name => Metric.Named(name.GetString()!))]
                : null);
        RecordedModel.SetWeights(model, recorded.GetProperty("initial_weights"));
        Tensor y = Recorded.Tensor(recorded.GetProperty("y"));
        JsonElement fit = recorded.GetProperty("fit");
        JsonElement held = recorded.GetProperty("validation_data");
        Batch validation = new(Recorded.Tensor(held[0]), Recorded.Tensor(held[1]));
        bool validates = recorded.GetProperty("history").EnumerateObject().Any(
            figure => figure.Name.StartsWith("val_", StringComparison.Ordinal));
        StepRecorder steps = new();
        int batchSize = fit.GetProperty("batch_size").GetInt32();
        History history = model.Fit(
            x, y, batchSize, fit.GetProperty("epochs").GetInt32(), Verbosity.Silent, [steps],
            validationData: validates ? validation : null, shuffle: false,
            validationBatchSize: fit.GetProperty("validation_batch_size").GetInt32());
        JsonElement[] ends = [.. recorded.GetProperty("batch_end").EnumerateArray()];
        return TrainingRun.DifferInFigures(history, recorded.GetProperty("history"))
            ?? steps.Batches.Select((step, i) => TrainingRun.DifferInLogs($"batch {i}: ", step.Logs, ends[i][1]))
                .FirstOrDefault(difference => difference is not null)
            ?? Recorded.DifferInWeights(model, recorded.GetProperty("final_weights"))
            ?? TrainingRun.DifferInNames(model, recorded)
            ?? DifferAfterwards(model, recorded, x, y, batchSize, validation);
    }

    // The recorded calls came after others on rows that are not said: what they name is compared, not the figures.
    private static string? DifferAfterwards(
        Functional model, JsonElement recorded, Tensor x, Tensor y, int size, Batch validation)
    {
        string? difference = null;
        if (recorded.TryGetProperty("evaluate", out _))
        {
            Logs logs = model.Evaluate(validation.Input, validation.Target, size, Verbosity.Silent);
            difference = Recorded.Differ("the names of evaluate", string.Join(' ', logs.Keys), "worst");
        }

        if (difference is null && recorded.TryGetProperty("predict", out JsonElement predict))
        {
            Tensors got = model.Predict(validation.Input, verbosity: Verbosity.Silent);
            difference = Recorded.Differ(
                "the names of predict",
                string.Join(' ', got.Names!),
                string.Join(' ', predict.EnumerateObject().Select(output => output.Name)))
                ?? Recorded.DifferMuch("twice", got["twice"], RawOps.Mul(2f, got["p"]));
        }

        int[] rows = [.. Enumerable.Range(0, size)];
        (Tensor someX, Tensor someY) = (RawOps.GatherV2(x, rows, 0), RawOps.GatherV2(y, rows, 0));
        string names = string.Join(' ', model.TrainOnBatch(someX, someY).Keys);
        return difference ?? Recorded.Differ(
            "the names of train_on_batch",
            names,
            string.Join(' ', recorded.GetProperty("train_on_batch_dict").EnumerateObject().Select(figure => figure.Name)));
    }

    private static Functional Make(string id, long width)
    {
        SymbolicTensor input = Input.Of([width]);
        SymbolicTensor output = new Dense(1, kernelRegularizer: "l2").Invoke(new Dense(4, "relu").Invoke(input));
        return id switch
        {
            "SeedStep" => new SeedStep(input, output),
            "OwnLossOnly" => new OwnLossOnly(input, output),
            "OwnTracker" => new OwnTracker(input, output),
            "ExtraKey" => new ExtraKey(input, output),
            "ComputeLoss" => new DoubledLoss(input, output),
            "SeedTestStep" => new SeedTestStep(input, output),
            _ => throw new InvalidDataException($"There is no model '{id}'."),
        };
    }

    private static Tensor SquaredError(Tensor prediction, Tensor truth) =>
        RawOps.Mean(RawOps.SquaredDifference(prediction, truth), new[] { 0, 1 });

    private class SeedStep(SymbolicTensor input, SymbolicTensor output) : Functional(input, output)
    {
        public override IReadOnlyDictionary<string, Tensor> TrainStep(Batch data)
        {
            using GradientTape tape = new();
            Tensors prediction = Invoke(data.Input, training: true);
            Tensor loss = ComputeLoss(data.Input, data.Target, prediction, data.SampleWeight);
            Optimizer.Minimize(loss, TrainableWeights, tape);
            return ComputeMetrics(data.Input, data.Target, prediction, data.SampleWeight);
        }
    }

    private sealed class OwnLossOnly(SymbolicTensor input, SymbolicTensor output) : Functional(input, output)
    {
        public override IReadOnlyDictionary<string, Tensor> TrainStep(Batch data)
        {
            using GradientTape tape = new();
            Tensor loss = SquaredError(Invoke(data.Input, training: true).Single, data.Target!.Single);
            Optimizer.Minimize(loss, TrainableWeights, tape);
            return new Dictionary<string, Tensor> { ["loss"] = loss };
        }
    }

    private sealed class OwnTracker(SymbolicTensor input, SymbolicTensor output) : Functional(input, output)
    {
        private readonly Mean _tracker = new("loss");
        private readonly MeanAbsoluteErrorMetric _error = new("mae");

        public override IReadOnlyDictionary<string, Tensor> TrainStep(Batch data)
        {
            using GradientTape tape = new();
            Tensor prediction = Invoke(data.Input, training: true).Single;
            Tensor loss = SquaredError(prediction, data.Target!.Single);
            Optimizer.Minimize(loss, TrainableWeights, tape);
            _tracker.UpdateState(loss);
            _error.UpdateState(data.Target.Single, prediction);
            return new OrderedDictionary<string, Tensor> { ["loss"] = _tracker.Result(), ["mae"] = _error.Result() };
        }
    }

    private sealed class ExtraKey(SymbolicTensor input, SymbolicTensor output) : SeedStep(input, output)
    {
        public override IReadOnlyDictionary<string, Tensor> TrainStep(Batch data) =>
            new OrderedDictionary<string, Tensor>(base.TrainStep(data))
            {
                ["batch_sum"] = RawOps.Sum(data.Input.Single, new[] { 0, 1 }),
            };
    }

    private sealed class DoubledLoss(SymbolicTensor input, SymbolicTensor output) : Functional(input, output)
    {
        public override Tensor ComputeLoss(Tensors x, Tensors? y, Tensors prediction, Tensors? sampleWeight) =>
            RawOps.Mul(2f, base.ComputeLoss(x, y, prediction, sampleWeight));
    }

    private sealed class SeedTestStep(SymbolicTensor input, SymbolicTensor output) : SeedStep(input, output)
    {
        public override IReadOnlyDictionary<string, Tensor> TestStep(Batch data) => new Dictionary<string, Tensor>
        {
            ["worst"] = RawOps.Max(
                RawOps.Abs(RawOps.Sub(data.Target!.Single, Invoke(data.Input, training: false).Single)), new[] { 0, 1 }),
        };

        public override Tensors PredictStep(Tensors x)
        {
            Tensor p = Invoke(x, training: false).Single;
            return new Dictionary<string, Tensor> { ["p"] = p, ["twice"] = RawOps.Mul(2f, p) };
        }
    }
}
