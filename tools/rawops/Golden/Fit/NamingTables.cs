using System.Text.Json;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Compares the names that objects get, and what names stand for.</summary>
internal static class NamingTables
{
    public static IEnumerable<FitCase> Of(JsonElement section)
    {
        yield return new FitCase("naming/layer_names", () => LayerNamesOf(section.GetProperty("layer_names")));
        yield return new FitCase("naming/custom_class_names", () => SnakeCases(section.GetProperty("custom_class_names")));
        yield return new FitCase("naming/explicit", () => Explicit(section.GetProperty("explicit")));
        foreach (JsonElement entry in section.GetProperty("weight_names").EnumerateArray())
        {
            yield return WeightNames.Of($"naming/weight_names-{entry[0].GetString()}", entry);
        }

        foreach (JsonProperty entry in section.GetProperty("metric_strings").EnumerateObject())
        {
            yield return new FitCase($"naming/metric-{entry.Name}", () => MetricOf(entry.Name, entry.Value));
        }

        foreach (JsonProperty entry in section.GetProperty("loss_strings").EnumerateObject())
        {
            yield return new FitCase($"naming/loss-{entry.Name}", () => LossOf(entry.Name, entry.Value));
        }

        foreach (JsonProperty entry in section.GetProperty("optimizer_strings").EnumerateObject())
        {
            yield return new FitCase($"naming/optimizer-{entry.Name}", () => OptimizerOf(entry.Name, entry.Value));
        }
    }

    private static string? LayerNamesOf(JsonElement pairs)
    {
        LayerNames.Reset();
        return pairs.EnumerateArray().Select(pair => Recorded.Differ(
                pair[0].GetString()!,
                pair[0].GetString() == "InputLayer" ? Input.Of([1]).Layer.Name : LayerNames.Next(pair[0].GetString()!),
                pair[1].GetString()!))
            .FirstOrDefault(difference => difference is not null);
    }

    private static string? SnakeCases(JsonElement pairs) => pairs.EnumerateArray()
        .Select(pair => Recorded.Differ(pair[0].GetString()!, LayerNames.SnakeCase(pair[0].GetString()!), pair[1].GetString()!))
        .FirstOrDefault(difference => difference is not null);

    private static string? Explicit(JsonElement recorded)
    {
        LayerNames.Reset();
        string[] layers = [new Dense(1).Name, new Dense(1, name: "dense_1").Name, new Dense(1).Name, new Dense(1).Name];
        string[] sequentials = [new Sequential().Name, new Sequential().Name];
        SymbolicTensor first = Input.Of([2]);
        SymbolicTensor second = Input.Of([2]);
        string[] models =
        [
            .. sequentials, new Functional(first, first).Name, new Functional(second, second).Name,
            new CodedModels.SubclassTwo().Name, new CodedModels.SubclassTwo().Name,
        ];
        string[] optimizers =
            [OptimizerNames.Make("sgd").Name, OptimizerNames.Make("sgd").Name, new SGD(0.1).Name,
                OptimizerNames.Make("adam").Name];
        string[] metrics =
        [
            new Mean().Name, new Mean().Name, new Auc().Name, new Auc().Name, new MeanSquaredErrorMetric().Name,
            new MeanSquaredErrorMetric().Name, new SparseCategoricalAccuracy().Name, new Precision().Name, new Precision().Name,
        ];
        string[] losses = [new MeanSquaredError().Name, new SparseCategoricalCrossentropy().Name];
        (string Key, string[] Names)[] all =
        [
            ("layers", layers), ("models", models), ("inputs", [first.Layer.Name, second.Layer.Name]),
            ("optimizers", optimizers), ("metrics", metrics), ("losses", losses),
        ];
        return all.Select(entry => Recorded.Differ(
                entry.Key,
                string.Join(' ', entry.Names),
                string.Join(' ', recorded.GetProperty(entry.Key).EnumerateArray().Select(name => name.GetString()))))
            .FirstOrDefault(difference => difference is not null);
    }

    // The recorded run had 4 samples of two outputs, labels of 0 and 1.
    private static string? MetricOf(string name, JsonElement expected)
    {
        Metric metric = Metric.Named(name);
        bool isSparse = name.StartsWith("sparse", StringComparison.Ordinal);
        metric.UpdateState(
            isSparse ? new[] { 1, 0 }
                : Tensor.From<float>([1, 0, 0, 1], [2, 2]), Tensor.From<float>([0.75f, 0.25f, 0.5f, 0.5f], [2, 2]));
        if (!float.IsFinite(metric.Result().Item<float>()))
        {
            return "the metric gives no number";
        }

        // Names of losses that Keras does not take as metrics, or not with such labels, stand for their metric here.
        return expected.TryGetProperty("log_key", out JsonElement key)
            ? Recorded.Differ("the name in the logs", Unnumbered(metric.Name), key.GetString()!)
            : null;
    }

    // AUC counts its objects, whoever made them before.
    private static string Unnumbered(string name) => name.StartsWith("auc_", StringComparison.Ordinal) ? "auc" : name;

    private static string? LossOf(string name, JsonElement expected)
    {
        if (expected.ValueKind == JsonValueKind.Object)
        {
            try
            {
                return $"there is a loss {Loss.Named(name).Name}; in Keras there is none";
            }
            catch (InvalidArgumentException)
            {
                return null;
            }
        }

        string made = Loss.Named(name).GetType().Name;
        string word = expected.GetString()!;
        return Recorded.Differ("the loss", char.IsUpper(word[0]) ? made : LayerNames.SnakeCase(made), word);
    }

    private static string? OptimizerOf(string name, JsonElement expected)
    {
        if (!expected.TryGetProperty("class", out JsonElement type))
        {
            try
            {
                // Keras has classes of some of these names, which their strings do not find; ours do.
                return OptimizerNames.Make(name).LearningRate.Number > 0 ? null : "the optimizer has no rate";
            }
            catch (InvalidArgumentException exception)
            {
                return exception.Message.Contains($"'{name}'", StringComparison.Ordinal) ? null : exception.Message;
            }
        }

        Optimizer made = OptimizerNames.Make(name);
        string className = OptimizerNames.ClassNameOf(made);
        return Recorded.Differ("the class", className.Replace("legacy.", "", StringComparison.Ordinal), type.GetString()!)
            ?? Recorded.Differ(
                "legacy", $"{className.StartsWith("legacy.", StringComparison.Ordinal)}",
                    $"{expected.GetProperty("legacy").GetBoolean()}")
            ?? Recorded.Differ("the rate", (float)made.LearningRate.Number, expected.GetProperty("learning_rate").GetDouble())
            ?? Recorded.Differ("the name", made.Name, expected.GetProperty("name").GetString()!);
    }
}
