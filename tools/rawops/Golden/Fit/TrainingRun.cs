using System.Globalization;
using System.Text.Json;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Runs a recorded fit: history, figures after each batch, weights, evaluate, predict.</summary>
internal static class TrainingRun
{
    private const double Close = 2e-5;

    // The recording lost the rate ("float32" stands in its place): it is the one of these that gives the recorded weights.
    private static readonly double[] Rates =
        [0, 0.05, 0.1, 0.01, 0.02, 0.2, 0.5, 0.001, 0.03, 0.3, 0.005, 0.002, 0.003, 0.0001, 0.0005];

    public static FitCase Of(string name, JsonElement recorded)
    {
        string? missing = WhyNot(recorded);
        return missing is null
            ? new FitCase(name, () => Run(recorded))
            : new FitCase(name, null, $"not run: {missing}");
    }

    private static string? WhyNot(JsonElement recorded)
    {
        JsonElement model = recorded.GetProperty("model");
        JsonElement optimizer = recorded.GetProperty("compile").GetProperty("optimizer");
        if (model.ValueKind != JsonValueKind.Object)
        {
            return "the model is Python code";
        }

        if (recorded.TryGetProperty("source", out _))
        {
            return "the data are Python code";
        }

        if (optimizer.ValueKind != JsonValueKind.Object
            || optimizer.GetProperty("class_name").GetString() != "SGD"
            || optimizer.GetProperty("config").GetProperty("learning_rate").ValueKind != JsonValueKind.String
            || optimizer.GetRawText().Contains("true", StringComparison.Ordinal)
            || optimizer.GetProperty("config").GetProperty("clipnorm").ValueKind != JsonValueKind.Null)
        {
            return "the optimizer is not plain SGD";
        }

        return recorded.GetProperty("compile").TryGetProperty("steps_per_execution", out _)
            ? "there are no executions of several steps"
            : RecordedCompile.Missing(recorded.GetProperty("compile")) ?? RecordedModel.Missing(model);
    }

    private static string? Run(JsonElement recorded)
    {
        string? first = null;
        foreach (double rate in Rates)
        {
            string? difference = Run(recorded, rate);
            if (difference is null)
            {
                return null;
            }

            // The history of the first batch is that of the initial weights, whatever the rate: it is said of the first rate.
            first ??= difference;
        }

        return first;
    }

    private static string? Run(JsonElement recorded, double rate)
    {
        Model model = RecordedModel.Make(recorded.GetProperty("model"));
        RecordedCompile.Apply(model, new SGD(rate), recorded.GetProperty("compile"));
        model.SetWeights([.. recorded.GetProperty("initial_weights").EnumerateArray().Select(Recorded.Tensor)]);
        List<(int Batch, Logs Logs)> batches = [];
        LambdaCallback told = new() { BatchEnd = (batch, logs) => batches.Add((batch, Copy(logs))) };
        History history = Fit(model, recorded, told);
        return DifferInBatches(batches, recorded.GetProperty("batch_end"))
            ?? DifferInHistory(history, recorded)
            ?? DifferInWeights(model, recorded)
            ?? DifferAfterwards(model, recorded);
    }

    private static History Fit(Model model, JsonElement recorded, Callback told)
    {
        JsonElement fit = recorded.GetProperty("fit");
        Batch? validation = recorded.TryGetProperty("validation_data", out JsonElement held)
            ? new Batch(
                Recorded.Tensors(held[0]),
                Recorded.Tensors(held[1]),
                held.GetArrayLength() > 2 ? Recorded.Tensors(held[2]) : null)
            : null;
        int? Whole(string name) => fit.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : null;
        fit.TryGetProperty("validation_freq", out JsonElement frequency);
        return model.Fit(
            Recorded.Tensors(recorded, "x")!,
            Recorded.Tensors(recorded, "y"),
            Whole("batch_size"),
            Whole("epochs") ?? 1,
            Verbosity.Silent,
            [told],
            Recorded.Real(fit, "validation_split", 0),
            validation,
            shuffle: false,
            sampleWeight: Recorded.Tensors(recorded, "sample_weight"),
            initialEpoch: Whole("initial_epoch") ?? 0,
            validationBatchSize: Whole("validation_batch_size"),
            validationFrequency: frequency.ValueKind == JsonValueKind.Number ? frequency.GetInt32() : 1,
            classWeight: fit.TryGetProperty("class_weight", out JsonElement weights)
                ? weights.EnumerateObject().ToDictionary(
                    pair => int.Parse(pair.Name, CultureInfo.InvariantCulture), pair => pair.Value.GetDouble())
                : null,
            stepsPerEpoch: Whole("steps_per_epoch"),
            validationSteps: Whole("validation_steps"),
            validationEpochs: frequency.ValueKind == JsonValueKind.Array
                ? [.. frequency.EnumerateArray().Select(epoch => epoch.GetInt32())]
                : null);
    }

    private static Logs Copy(Logs logs)
    {
        Logs copy = [];
        foreach ((string name, double value) in logs)
        {
            copy[name] = value;
        }

        return copy;
    }

    private static string? DifferInBatches(List<(int Batch, Logs Logs)> batches, JsonElement recorded)
    {
        string? difference = Recorded.Differ("the number of batches", batches.Count, recorded.GetArrayLength());
        for (int i = 0; difference is null && i < batches.Count; i++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"batch {i}");
            difference = Recorded.Differ($"the index of {at}", batches[i].Batch, recorded[i][0].GetInt32())
                ?? DifferInLogs($"{at}: ", batches[i].Logs, recorded[i][1]);
        }

        return difference;
    }

    private static string? DifferInLogs(string where, Logs logs, JsonElement expected)
    {
        JsonProperty[] figures = [.. expected.EnumerateObject()];
        return Recorded.Differ(
            where + "the names", string.Join(" ", logs.Keys), string.Join(" ", figures.Select(figure => figure.Name)))
            ?? figures.Select(figure => DifferMuch(where + figure.Name, logs[figure.Name], Recorded.Number(figure.Value)))
                .FirstOrDefault(difference => difference is not null);
    }

    private static string? DifferInHistory(History history, JsonElement recorded)
    {
        string? difference = Recorded.Differ(
            "the epochs", string.Join(" ", history.Epochs), string.Join(" ", recorded.GetProperty("epoch").EnumerateArray()));
        JsonProperty[] figures = [.. recorded.GetProperty("history").EnumerateObject()];
        difference ??= Recorded.Differ(
            "the names of the history", string.Join(" ", history.Names), string.Join(" ", figures.Select(figure => figure.Name)));
        foreach (JsonProperty figure in figures)
        {
            if (difference is not null)
            {
                break;
            }

            IReadOnlyList<double> values = history[figure.Name];
            difference = Recorded.Differ($"the length of {figure.Name}", values.Count, figure.Value.GetArrayLength());
            for (int i = 0; difference is null && i < values.Count; i++)
            {
                difference = DifferMuch($"{figure.Name} of row {i}", values[i], Recorded.Number(figure.Value[i]));
            }
        }

        return difference;
    }

    private static string? DifferInWeights(Model model, JsonElement recorded)
    {
        IReadOnlyList<Tensor> weights = model.GetWeights();
        return recorded.GetProperty("final_weights").EnumerateArray()
            .Select((value, i) => DifferMuch($"weight {i}", weights[i], Recorded.Tensor(value)))
            .FirstOrDefault(difference => difference is not null)
            ?? Recorded.Differ(
                "metrics_names",
                string.Join(" ", model.MetricNames),
                string.Join(" ", recorded.GetProperty("metrics_names").EnumerateArray().Select(name => name.GetString())));
    }

    private static string? DifferAfterwards(Model model, JsonElement recorded)
    {
        Tensors x = Recorded.Tensors(recorded, "x")!;
        if (recorded.TryGetProperty("evaluate", out JsonElement evaluate) && evaluate.ValueKind == JsonValueKind.Object)
        {
            // Evaluated in batches of the fit's size, which a loss that sums over a batch shows.
            int batchSize = Recorded.Whole(recorded.GetProperty("fit"), "batch_size", 32);
            Logs logs = model.Evaluate(
                x, Recorded.Tensors(recorded, "y"), batchSize, Verbosity.Silent,
                sampleWeight: Recorded.Tensors(recorded, "sample_weight"));
            if (DifferInLogs("evaluate: ", logs, evaluate) is { } difference)
            {
                return difference;
            }
        }

        Tensors outputs = model.Predict(x, verbosity: Verbosity.Silent);
        Tensors expected = Recorded.Tensors(recorded.GetProperty("predict"));
        return outputs.Select((output, i) => DifferMuch($"output {i}", output, expected[i]))
            .FirstOrDefault(difference => difference is not null);
    }

    private static string? DifferMuch(string what, Tensor got, Tensor expected)
    {
        if (got.Shape != expected.Shape)
        {
            return $"{what} has shape {got.Shape}, in Keras {expected.Shape}";
        }

        float[] values = got.ToArray<float>();
        float[] wanted = expected.ToArray<float>();
        return values.Select((value, i) => DifferMuch(what, value, wanted[i]))
            .FirstOrDefault(difference => difference is not null);
    }

    private static string? DifferMuch(string what, double got, double expected) =>
        got.Equals(expected) || Math.Abs(got - expected) <= Close * Math.Max(1, Math.Abs(expected))
            ? null
            : Recorded.Differ(what, got, expected);
}
