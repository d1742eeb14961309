using RawOpsNet.Models;
using static RawOpsNet.CommandLine.Golden.Fit.Errors.Nets;

namespace RawOpsNet.CommandLine.Golden.Fit.Errors;

/// <summary>Lists situations of data: sizes, shapes, numbers out of range, sequences.</summary>
internal static class DataSituations
{
    private static Batch Batch => new(Ones(4, Width), Ones(4, Classes));

    public static IEnumerable<(string Id, Situation Situation)> All =>
    [
        ("cardinality", new(() => Train(Net(), Ones(4, Width), Ones(5, Classes)), "x sizes: 4", "y sizes: 5")),
        ("cardinality-three", new(
            () => Net().Fit(Ones(4, Width), Ones(4, Classes), sampleWeight: Ones(3), verbosity: Verbosity.Silent),
            "x sizes: 4", "y sizes: 4", "sample_weight sizes: 3")),
        ("label-rank1-broadcasts", new(() => Require(
            new MeanSquaredError().Invoke(new[] { 1f, 3f }, Tensor.Zeros([2, Classes])).Item<float>() == 5))),
        ("input-width", new(() => Train(Net(), Ones(4, 5), Ones(4, Classes)), "net", "(None, 6)", "(4, 5)")),
        ("input-width-predict", new(() => Raw().Predict(Ones(4, 5), verbosity: Verbosity.Silent), "net", "(None, 6)", "(4, 5)")),
        ("input-rank", new(() => Train(Net(), Ones(4), Ones(4, Classes)), "net", "(None, 6)", "(4,)")),
        ("label-shape", new(() => Train(Net(), Ones(4, Width), Ones(4, 2)), "[4, 2]", "[4, 3]")),
        ("categorical-with-sparse-labels", new(
            () => Train(Net("categorical_crossentropy"), Ones(4, Width), Ones(4, 1)), "[4, 1]", "[4, 3]")),
        ("categorical-with-rank1-labels", new(
            () => Train(Net("categorical_crossentropy"), Ones(4, Width), Ones(4)), "[4, 1]", "[4, 3]")),
        ("sparse-with-onehot", new(
            () => Train(Net("sparse_categorical_crossentropy"), Ones(4, Width), Ones(4, Classes)),
            "sparse_categorical_crossentropy", "[4, 3]")),
        ("sparse-label-out-of-range", new(
            () => Train(Net("sparse_categorical_crossentropy"), Ones(4, Width), (Tensor)new[] { 0, 1, 2, 3 }), "3")),
        ("bce-shape", new(
            () => Train(Net("binary_crossentropy"), Ones(4, Width), Ones(4, 1)), "binary_crossentropy", "[4, 1]", "[4, 3]")),
        ("y-list-short", new(
            () =>
            {
                Functional model = TwoOutputs();
                model.Compile("sgd", "mse");
                Train(model, Ones(4, Width), new Tensors([Ones(4, 2)]));
            },
            "1", "2", "kind", "size")),
        ("class-weight-multi-output", new(
            () =>
            {
                Functional model = TwoOutputs();
                model.Compile("sgd", "mse");
                model.Fit(
                    Ones(4, Width), new Tensors(Ones(4, 2), Ones(4, 1)), verbosity: Verbosity.Silent,
                    classWeight: new Dictionary<int, double> { [0] = 1 });
            },
            "classWeight", "single output")),
        ("class-weight-keys", new(() => Weighted(new() { [1] = 1, [2] = 2 }), "classWeight", "1, 2")),
        ("class-weight-missing-class", new(() => Weighted(new() { [0] = 1 }), "classWeight", "a label is 1")),
        ("class-weight-and-sample-weight-partial-batch", new(() => Net("sparse_categorical_crossentropy").Fit(
            Ones(5, Width), (Tensor)new[] { 0, 1, 2, 0, 1 }, 4, verbosity: Verbosity.Silent, sampleWeight: Ones(5),
            classWeight: new Dictionary<int, double> { [0] = 1, [1] = 2, [2] = 3 }))
        {
            Departure = "a short batch may have weights of classes and of samples: Keras' error is a defect",
        }),
        ("inputs-list-length", new(() => Train(TwoInputs(), Ones(4, 4), Ones(4, 1)), "net", "2", "1")),
        ("inputs-dict-missing", new(
            () => Train(TwoInputs(), new Dictionary<string, Tensor> { ["left"] = Ones(4, 4) }, Ones(4, 1)), "\"right\"", "left")),
        ("batch-size-0", new(() => Train(Net(), Ones(4, Width), Ones(4, Classes), 0), "batchSize", "0")),
        ("batch-size-negative", new(() => Train(Net(), Ones(4, Width), Ones(4, Classes), -1), "batchSize", "-1")),
        ("epochs-0", new(() => Net().Fit([Batch], 0, Verbosity.Silent), "epochs", "0")),
        ("steps-0", new(() => Net().Fit([Batch], 1, Verbosity.Silent, stepsPerEpoch: 0), "stepsPerEpoch", "0")),
        ("initial-epoch-negative", new(() => Net().Fit([Batch], 1, Verbosity.Silent, initialEpoch: -1), "initialEpoch", "-1")),
        ("initial-epoch-past-end", new(() =>
        {
            History history = Net().Fit([Batch], 2, Verbosity.Silent, initialEpoch: 2);
            Require(history.Epochs.Count == 0 && history.Names.Count == 0);
        })),
        ("empty-data", new(() => Train(Net(), Ones(0, Width), Ones(0, Classes)), "non-empty")),
        ("empty-evaluate", new(() => Net().Evaluate(Ones(0, Width), Ones(0, Classes), verbosity: Verbosity.Silent), "non-empty")),
        ("empty-dataset", new(() => Net().Fit(Array.Empty<Batch>(), 1, Verbosity.Silent), "non-empty")),
        ("empty-unknown-dataset", new(
            () => Net().Fit(RecordedSource.WithoutCount([]), 1, Verbosity.Silent), "net", "Empty logs")),
        ("validation-split-too-small", new(() => Net().Fit(
            Ones(4, Width), Ones(4, Classes), verbosity: Verbosity.Silent, validationSplit: 0.01))),
        ("validation-split-1", new(
            () => Net().Fit(Ones(4, Width), Ones(4, Classes), verbosity: Verbosity.Silent, validationSplit: 1),
            "net", "4 samples", "validationSplit=1")),
        ("infinite-dataset", new(FitWithoutEnd)
        {
            Departure = "a sequence does not say that it has no end; a token ends the fit, which keeps its history",
        }),
        ("sample-weight-shape", new(
            () => Net().Fit(Ones(4, Width), Ones(4, Classes), verbosity: Verbosity.Silent, sampleWeight: Ones(4, 2)),
            "[4, 2]", "[4]")),
    ];

    public static void Require(bool holds)
    {
        if (!holds)
        {
            throw new InternalException("The result is not Keras'.");
        }
    }

    private static void Weighted(Dictionary<int, double> weights) => Net("sparse_categorical_crossentropy").Fit(
        Ones(2, Width), (Tensor)new[] { 0, 1 }, verbosity: Verbosity.Silent, classWeight: weights);

    private static void FitWithoutEnd()
    {
        const int LastBatch = 5;
        using CancellationTokenSource source = new();
        LambdaCallback cancels = new()
        {
            BatchEnd = (batch, _) =>
            {
                if (batch == LastBatch)
                {
                    source.Cancel();
                }
            },
        };
        History history = Net().Fit(
            RecordedSource.WithoutEnd([Batch]), 2, Verbosity.Silent, [cancels], cancellation: source.Token);
        Require(history.Epochs.Count == 1 && double.IsFinite(history["loss"][0]));
    }
}
