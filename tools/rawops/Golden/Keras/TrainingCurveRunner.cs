using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RawOpsNet.CommandLine.Golden.Fit;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden.Keras;

/// <summary>Runs the cases of <c>training.json</c>: the loss and the accuracy of every step, then the weights.</summary>
internal static partial class TrainingCurveRunner
{
    /// <summary>Names a case.</summary>
    public static string NameOf(JsonElement golden) =>
        $"{golden.GetProperty("model").GetString()} {golden.GetProperty("optimizer").GetString()}";

    public static string? Run(JsonElement golden)
    {
        Tensor x = KerasValue.Tensor(golden.GetProperty("x"));
        Tensor y = KerasValue.Tensor(golden.GetProperty("y"));
        bool hasAccuracy = golden.TryGetProperty("accuracy", out JsonElement accuracies);
        Sequential model = Make(golden.GetProperty("model").GetString()!);
        model.Compile(OptimizerOf(golden), LossOf(golden), hasAccuracy ? ["accuracy"] : null);
        model.EnsureBuilt(x.Shape);
        RecordedModel.SetWeights(model, golden.GetProperty("initial_weights"));
        JsonElement losses = golden.GetProperty("loss");
        int size = golden.GetProperty("batch").GetInt32();
        int batches = (int)(x.Shape[0] / size);
        for (int step = 0; step < losses.GetArrayLength(); step++)
        {
            int[] rows = [.. Enumerable.Range(size * (step % batches), size)];
            Logs logs = model.TrainOnBatch(RawOps.GatherV2(x, rows, 0), RawOps.GatherV2(y, rows, 0));
            string? difference = Recorded.DifferMuch($"the loss of step {step}", logs["loss"], losses[step].GetDouble())
                ?? (hasAccuracy
                    ? Recorded.DifferMuch($"the accuracy of step {step}", logs["accuracy"], accuracies[step].GetDouble())
                    : null);
            if (difference is not null)
            {
                return difference;
            }
        }

        return Recorded.DifferInWeights(model, golden.GetProperty("final_weights"));
    }

    // "mlp-12-16r-8t-3" is inputs, then widths with the letter of their activation.
    private static Sequential Make(string name)
    {
        if (name.StartsWith("mlp-", StringComparison.Ordinal))
        {
            return new Sequential(name.Split('-').Skip(2).Select(width => new Dense(
                int.Parse(Digits().Match(width).ValueSpan, CultureInfo.InvariantCulture),
                width[^1] switch { 'r' => (ActivationFunction)"relu", 't' => "tanh", 's' => "sigmoid", _ => null })));
        }

        return name switch
        {
            "cnn-conv4same-pool-bn-conv6s2-relu-flatten-dense3" => new Sequential(
                [
                    Conv(4, "same", 1), new ReLU(),
                    Layer.FromConfig("MaxPooling2D", new Dictionary<string, object?>()),
                    new BatchNormalization(), Conv(6, "valid", 2), new ReLU(), new Flatten(), new Dense(3),
                ]),
            "embedding20x5-gap-dense4sigmoid-dense1" => new Sequential(
                [new Embedding(20, 5), new GlobalAveragePooling1D(), new Dense(4, "sigmoid"), new Dense(1)]),
            _ => throw new InvalidDataException($"there is no model '{name}'"),
        };
    }

    private static Layer Conv(double filters, string padding, double stride) => Layer.FromConfig(
        "Conv2D",
        new Dictionary<string, object?>
        {
            ["filters"] = filters,
            ["kernel_size"] = new List<object?> { 3.0, 3.0 },
            ["padding"] = padding,
            ["strides"] = new List<object?> { stride, stride },
        });

    // The recorded optimizers are of Keras' older family: their configs have a decay.
    private static Optimizer OptimizerOf(JsonElement golden)
    {
        JsonElement config = golden.GetProperty("config");
        string family = config.TryGetProperty("decay", out _) ? "legacy." : "";
        return OptimizerNames.FromConfig(
            family + config.GetProperty("name").GetString(),
            (IReadOnlyDictionary<string, object?>)ConfigComparison.Value(config)!);
    }

    private static Loss LossOf(JsonElement golden)
    {
        string written = golden.GetProperty("loss_function").GetString()!;
        return Loss.FromConfig(written.Split('(')[0], new Dictionary<string, object?>
        {
            ["from_logits"] = written.Contains("from_logits=True", StringComparison.Ordinal),
        });
    }

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
