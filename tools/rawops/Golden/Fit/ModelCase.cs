using System.Globalization;
using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Compares summaries and configs of models with the recorded texts.</summary>
internal static class ModelCase
{
    private const int Wide = 80;
    private const int Widest = 100;

    public static FitCase Of(string name, string id, JsonElement recorded)
    {
        if (recorded.TryGetProperty("to_json", out JsonElement json))
        {
            using JsonDocument document = JsonDocument.Parse(json.GetString()!);
            return RecordedModel.Missing(document.RootElement) is { } missing
                ? new FitCase(name, null, missing)
                : new FitCase(name, () => Run(recorded, json.GetString()!));
        }

        return id switch
        {
            "built-later" => new FitCase(name, () => DifferInSummary(BuiltLater(), recorded)),
            "subclass" => new FitCase(name, () => DifferInSummary(Subclass(), recorded)),
            "frozen-dense-and-bn" => MissingLayers.In(() => Frozen()) is { } missing
                ? new FitCase(name, null, missing)
                : new FitCase(name, () => DifferInSummary(Frozen(), recorded)),
            _ => new FitCase(name, null, "there is no such model"),
        };
    }

    private static string? Run(JsonElement recorded, string json)
    {
        Model model = Model.FromJson(json);
        JsonElement counts = recorded.GetProperty("counts");
        return Recorded.Differ("to_json", model.ToJson(), json)
            ?? ConfigComparison.Differ("get_config", model.GetConfig(), recorded.GetProperty("get_config"))
            ?? DifferInSummary(model, recorded)
            ?? DifferInSummary(Model.FromJson(model.ToJson()), recorded)
            ?? Recorded.Differ("total", model.ParameterCount, counts.GetProperty("total").GetInt64())
            ?? Recorded.Differ(
                "trainable", model.TrainableWeights.Sum(weight => weight.Shape.ElementCount),
                    counts.GetProperty("trainable").GetInt64())
            ?? Recorded.Differ(
                "the layers",
                string.Join(' ', model.Layers.Select(layer => $"{layer.Name}:{layer.ParameterCount}")),
                string.Join(' ', recorded.GetProperty("layers").EnumerateArray().Select(layer =>
                    $"{layer.GetProperty("name").GetString()}:{layer.GetProperty("params")}")))
            ?? Recorded.Differ(
                "the weights",
                string.Join(' ', model.Weights.Select(weight => $"{weight.Name}:0{weight.Shape}{weight.Trainable}")),
                string.Join(' ', recorded.GetProperty("weights").EnumerateArray().Select(weight =>
                    $"{weight.GetProperty("name").GetString()}[{string.Join(", ", weight.GetProperty("shape").EnumerateArray())}]"
                    + weight.GetProperty("trainable").GetBoolean())))
            ?? Recorded.Differ(
                "output_names", string.Join(' ', model.OutputNames!),
                string.Join(' ', recorded.GetProperty("output_names").EnumerateArray().Select(name => name.GetString())));
    }

    private static string? DifferInSummary(Model model, JsonElement recorded)
    {
        double[] positions = recorded.TryGetProperty("summary", out JsonElement plain)
            && plain.GetString()!.Contains("Connected to", StringComparison.Ordinal) ? [0.3, 0.5, 0.7, 1] : [0.4, 0.7, 1];
        (string Name, Action<TextWriter> Write)[] forms =
        [
            ("summary", output => model.Summary(output)),
            ("summary_trainable", output => model.Summary(output, showTrainable: true)),
            ("summary_nested", output => model.Summary(output, expandNested: true, showTrainable: true)),
            ("summary_width_80", output => model.Summary(output, Wide)),
            ("summary_positions", output => model.Summary(output, Widest, positions)),
        ];
        foreach ((string name, Action<TextWriter> write) in forms)
        {
            if (!recorded.TryGetProperty(name, out JsonElement expected))
            {
                continue;
            }

            using StringWriter output = new(CultureInfo.InvariantCulture);
            write(output);
            if (Recorded.Differ(name, output.ToString(), expected.GetString()!) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static Sequential BuiltLater()
    {
        Sequential model = new([new Dense(3, name: "dense"), new Dense(2, name: "dense_1")], "sequential");
        model.EnsureBuilt([-1, 5]);
        return model;
    }

    // The names count from 0, as after Keras' clear_session.
    private static CodedModels.SubclassTwo Subclass()
    {
        LayerNames.Reset();
        CodedModels.SubclassTwo model = new();
        model.EnsureBuilt([-1, 6]);
        return model;
    }

    private static Sequential Frozen()
    {
        Layer normalization = Layer.FromConfig(
            "BatchNormalization", new Dictionary<string, object?> { ["name"] = "batch_normalization" });
        Sequential model = new([new Dense(3, name: "dense"), normalization], "sequential", inputShape: [4]);
        model.GetLayer(0).Trainable = false;
        return model;
    }
}
