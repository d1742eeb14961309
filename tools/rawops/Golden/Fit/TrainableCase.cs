using System.Text.Json;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Freezes and thaws layers before and after compiling, as recorded.</summary>
internal static class TrainableCase
{
    private const int Epochs = 2;
    private const int Width = 5;

    public static FitCase Of(string name, string id, JsonElement recorded)
    {
        if (MissingLayers.In(() => Normalization()) is { } missing && id != "variable-trainable-flag")
        {
            return new FitCase(name, null, missing);
        }

        return id switch
        {
            "whole-model-frozen" => new FitCase(name, () => WholeFrozen(recorded)),
            "bn-call-training-true-while-frozen" => new FitCase(name, () => FrozenNormalization(recorded)),
            "variable-trainable-flag" => new FitCase(name, FlagOfVariables),
            "setter-is-recursive" => new FitCase(name, () => Recursive(recorded)),
            _ => new FitCase(name, () => RecordedOptimizer.TryEach(rate => Run(recorded, id, rate))),
        };
    }

    private static Layer Normalization(string name = "batch_normalization") =>
        Layer.FromConfig("BatchNormalization", new Dictionary<string, object?> { ["name"] = name, ["momentum"] = 0.9 });

    private static string? Run(JsonElement recorded, string id, double rate)
    {
        Model model = RecordedModel.MakeWithWeights(recorded.GetProperty("model"), recorded.GetProperty("initial_weights"));
        Layer dense = model.GetLayer(0);
        Layer normalization = model.GetLayer(1);
        normalization.Trainable = id != "bn-frozen-before-compile";
        dense.Trainable = id is not ("dense-frozen-before-compile" or "unfrozen-after-compile");
        string? difference = DifferInNames("before compile, ", model, recorded.GetProperty("names_before_compile"));
        model.Compile(new SGD(rate), "mse");
        normalization.Trainable &= id != "bn-frozen-after-compile";
        dense.Trainable |= id == "unfrozen-after-compile";
        History history = model.Fit(
            Recorded.Tensors(recorded, "x")!, Recorded.Tensors(recorded, "y"),
            epochs: recorded.GetProperty("history").GetProperty("loss").GetArrayLength(), batchSize: BatchSize(recorded),
            verbosity: Verbosity.Silent, shuffle: false);
        return difference
            ?? DifferInNames("after fit, ", model, recorded.GetProperty("names_after"))
            ?? TrainingRun.DifferInFigures(history, recorded.GetProperty("history"))
            ?? Recorded.DifferInWeights(model, recorded.GetProperty("final_weights"));
    }

    private static int BatchSize(JsonElement recorded) => Recorded.Whole(recorded, "batch_size", 8);

    private static Sequential Make()
    {
        Sequential model = new(
            [
                new Dense(6, name: "dense"), Normalization(), new Activation("relu", "re_lu"), new Dense(1, name: "dense_1"),
            ],
            inputShape: [Width]);
        return model;
    }

    private static string? WholeFrozen(JsonElement recorded)
    {
        Sequential model = Make();
        model.Trainable = false;
        model.Compile("sgd", "mse");
        float[][] before = [.. model.GetWeights().Select(weight => weight.ToArray<float>())];
        Recorded.WarningsOf(() => model.Fit(
            RawOps.StatelessRandomNormal(new long[] { 16, Width }, new long[] { 1, 2 }, DType.Float32), Errors.Nets.Ones(16, 1),
            epochs: Epochs, verbosity: Verbosity.Silent));
        bool[] changed = [.. model.GetWeights().Select((weight, i) => !weight.ToArray<float>().SequenceEqual(before[i]))];
        return DifferInNames("", model, recorded.GetProperty("names"))
            ?? Recorded.Differ(
                "children_trainable",
                string.Join(' ', model.Layers.Select(layer => layer.Trainable)),
                string.Join(' ', recorded.GetProperty("children_trainable").EnumerateArray().Select(flag => flag.GetBoolean())))
            ?? Recorded.Differ(
                "weights_changed",
                string.Join(' ', changed),
                string.Join(' ', recorded.GetProperty("weights_changed").EnumerateArray().Select(flag => flag.GetBoolean())));
    }

    private static string? FrozenNormalization(JsonElement recorded)
    {
        Tensor x = Recorded.Tensor(recorded.GetProperty("x"));
        Layer layer = Normalization();
        layer.EnsureBuilt(x.Shape);
        layer.Trainable = false;
        float[] State() => [.. layer.NonTrainableWeights.SelectMany(weight => weight.Read().ToArray<float>())];
        float[] before = State();
        Tensor frozen = layer.Invoke(x, training: true);
        bool updates = !State().SequenceEqual(before);
        layer.Trainable = true;
        return Recorded.DifferMuch("the frozen output", frozen, Recorded.Tensor(recorded.GetProperty("frozen_output")))
            ?? Recorded.Differ("frozen_updates", $"{updates}", $"{recorded.GetProperty("frozen_updates").GetBoolean()}")
            ?? Recorded.DifferMuch(
                "the other output", layer.Invoke(x, training: true), Recorded.Tensor(recorded.GetProperty("unfrozen_output")));
    }

    private static string? FlagOfVariables()
    {
        Dense dense = new(2);
        dense.EnsureBuilt([-1, 3]);
        dense.Trainable = false;
        return dense.Weights.All(weight => weight.Trainable) && dense.TrainableWeights.Count == 0
            ? null
            : "the variables' own flags change with the layer's";
    }

    private static string? Recursive(JsonElement recorded)
    {
        Sequential inner =
            new([new Dense(3, name: "inner_dense"), Normalization("inner_normalization")], "inner", inputShape: [2]);
        Dense dense = new(2, name: "dense");
        Sequential model = new([dense, inner], "model", inputShape: [Width]);
        Layer[] all = [model, dense, inner, .. inner.Layers];
        model.Trainable = false;
        bool allFrozen = all.All(layer => !layer.Trainable);
        inner.Trainable = true;
        bool thawed = inner.Trainable && inner.Layers.All(layer => layer.Trainable) && !dense.Trainable && !model.Trainable;
        return !allFrozen || recorded.GetProperty("after_model_false").EnumerateArray().Any(flag => flag.GetBoolean())
            ? "freezing does not reach what is inside"
            : !thawed
                ? "thawing does not reach what is inside, or reaches what is outside"
                : Recorded.Differ(
                    "trainable_weights of a frozen outer",
                    model.TrainableWeights.Count,
                    recorded.GetProperty("trainable_weights_of_frozen_outer").GetArrayLength());
    }

    private static string? DifferInNames(string when, Model model, JsonElement recorded) =>
        Differ(when + "trainable", model.TrainableWeights, recorded.GetProperty("trainable"))
        ?? Differ(when + "non_trainable", model.NonTrainableWeights, recorded.GetProperty("non_trainable"))
        ?? Differ(when + "weights", model.Weights, recorded.GetProperty("weights"));

    private static string? Differ(string what, IEnumerable<Variable> got, JsonElement expected) => Recorded.Differ(
        what,
        string.Join(' ', got.Select(weight => weight.Name + ":0")),
        string.Join(' ', expected.EnumerateArray().Select(name => name.GetString())));
}
