using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Runs a recorded fit: history, figures after each batch, weights, evaluate, predict.</summary>
internal static partial class TrainingRun
{
    public static FitCase Of(string name, JsonElement recorded)
    {
        JsonElement model = recorded.GetProperty("model");
        string? missing = model.ValueKind == JsonValueKind.Object ? RecordedModel.Missing(model) : null;
        return missing is null
            ? new FitCase(name, () => RecordedOptimizer.TryEach(
                recorded.GetProperty("compile").GetProperty("optimizer"), optimizer => Run(recorded, optimizer)))
            : new FitCase(name, null, $"not run: {missing}");
    }

    private static string? Run(JsonElement recorded, Optimizer optimizer)
    {
        JsonElement description = recorded.GetProperty("model");
        string id = recorded.GetProperty("id").GetString()!;
        Model model = description.ValueKind == JsonValueKind.Object
            ? RecordedModel.Make(description)
            : CodedModels.Of(id, Recorded.Tensors(recorded, "x")!.Single.Shape[^1])
                ?? throw new InvalidDataException($"There is no model for '{id}'.");
        RecordedCompile.Apply(model, optimizer, recorded.GetProperty("compile"));
        RecordedModel.SetWeights(model, recorded.GetProperty("initial_weights"));
        StepRecorder steps = new();
        History? history = null;
        IReadOnlyList<string> warnings = Recorded.WarningsOf(() => history = Fit(model, recorded, id, steps));

        // What a random layer does in training is not compared.
        bool isRandom = description.ValueKind == JsonValueKind.Object
            && (description.GetRawText().Contains("\"Dropout\"", StringComparison.Ordinal)
                || description.GetRawText().Contains("Noise\"", StringComparison.Ordinal));
        return (isRandom ? null : DifferInBatches(steps.Batches, recorded.GetProperty("batch_end")))
            ?? (isRandom ? null : DifferInHistory(history!, recorded))
            ?? (isRandom ? null : DifferInWeights(model, recorded))
            ?? Recorded.Differ(
                "params.steps", $"{steps.Parameters.Steps}", $"{recorded.GetProperty("params").GetProperty("steps")}")
            ?? DifferInWarnings(warnings, recorded)
            ?? DifferAfterwards(model, recorded);
    }

    // Where Keras says how many batches there should have been, we say the same number.
    private static string? DifferInWarnings(IReadOnlyList<string> got, JsonElement recorded)
    {
        if (!recorded.TryGetProperty("warnings", out JsonElement warnings))
        {
            return null;
        }

        // Keras warns of missing gradients twice, and once a trace: what they name is compared.
        return Recorded.Differ(
            "the warnings",
            string.Join("|", got.Select(WhatIsNamed).Distinct()),
            string.Join("|", warnings.EnumerateArray().Select(text => WhatIsNamed(text.GetString()!)).Distinct()));
    }

    private static string WhatIsNamed(string warning)
    {
        const string From = "in this case, ";
        return warning.Contains(From, StringComparison.Ordinal)
            ? warning.Split(From)[1].Split(' ')[0]
            : string.Join(' ', WeightName().Matches(warning).Select(match => match.Groups[1].Value));
    }

    [GeneratedRegex(@"'(\w+/\w+)(?::0)?'", RegexOptions.CultureInvariant)]
    private static partial Regex WeightName();

    private static History Fit(Model model, JsonElement recorded, string id, Callback told)
    {
        JsonElement fit = recorded.GetProperty("fit");
        if (recorded.TryGetProperty("source", out _))
        {
            return FitBatches(model, recorded, id, told);
        }

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

    private static History FitBatches(Model model, JsonElement recorded, string id, Callback told)
    {
        JsonElement fit = recorded.GetProperty("fit");
        List<Batch> batches = RecordedSource.BatchesOf(recorded);
        int epochs = Recorded.Whole(fit, "epochs", 1);
        int? steps = fit.TryGetProperty("steps_per_epoch", out JsonElement given) ? given.GetInt32() : null;
        if (id == "generator")
        {
            return model.Fit(
                RecordedSource.WithoutCount(batches).GetEnumerator(), epochs, Verbosity.Silent, [told], stepsPerEpoch: steps);
        }

        return model.Fit(
            id == "dataset-infinite-steps" ? RecordedSource.WithoutEnd(batches) : batches,
            epochs,
            Verbosity.Silent,
            [told],
            stepsPerEpoch: steps);
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

    internal static string? DifferInLogs(string where, Logs logs, JsonElement expected)
    {
        JsonProperty[] figures = [.. expected.EnumerateObject()];
        return Recorded.Differ(
            where + "the names", string.Join(" ", logs.Keys), string.Join(" ", figures.Select(figure => figure.Name)))
            ?? figures.Select(
                figure => Recorded.DifferMuch(where + figure.Name, logs[figure.Name], Recorded.Number(figure.Value)))
                .FirstOrDefault(difference => difference is not null);
    }

    private static string? DifferInHistory(History history, JsonElement recorded)
    {
        string? difference = Recorded.Differ(
            "the epochs", string.Join(" ", history.Epochs), string.Join(" ", recorded.GetProperty("epoch").EnumerateArray()));
        return difference ?? DifferInFigures(history, recorded.GetProperty("history"));
    }

    internal static string? DifferInFigures(History history, JsonElement recorded)
    {
        JsonProperty[] figures = [.. recorded.EnumerateObject()];
        string? difference = Recorded.Differ(
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
                difference = Recorded.DifferMuch($"{figure.Name} of row {i}", values[i], Recorded.Number(figure.Value[i]));
            }
        }

        return difference;
    }

    private static string? DifferInWeights(Model model, JsonElement recorded) =>
        Recorded.DifferInWeights(model, recorded.GetProperty("final_weights"))
        ?? DifferInNames(model, recorded);

    internal static string? DifferInNames(Model model, JsonElement recorded) => Recorded.Differ(
        "metrics_names",
        string.Join(" ", model.MetricNames),
        string.Join(" ", recorded.GetProperty("metrics_names").EnumerateArray().Select(name => name.GetString())));

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
        return outputs.Select((output, i) => Recorded.DifferMuch($"output {i}", output, expected[i]))
            .FirstOrDefault(difference => difference is not null);
    }
}
