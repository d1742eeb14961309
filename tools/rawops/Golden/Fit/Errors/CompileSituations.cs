using RawOpsNet.Models;
using RawOpsNet.Optimizers;
using static RawOpsNet.CommandLine.Golden.Fit.Errors.DataSituations;
using static RawOpsNet.CommandLine.Golden.Fit.Errors.Nets;

namespace RawOpsNet.CommandLine.Golden.Fit.Errors;

/// <summary>Lists situations of compiling: names, losses and metrics of outputs, callbacks.</summary>
internal static class CompileSituations
{
    private static Tensor X => Ones(4, Width);

    private static Tensor Y => Ones(4, Classes);

    public static IEnumerable<(string Id, Situation Situation)> All =>
    [
        ("not-compiled-fit", new(() => Train(Raw(), X, Y), "net", "Compile")),
        ("not-compiled-evaluate", new(() => Raw().Evaluate(X, Y, verbosity: Verbosity.Silent), "net", "Compile")),
        ("not-compiled-train-on-batch", new(() => Raw().TrainOnBatch(X, Y), "net", "Compile")),
        ("predict-uncompiled", new(() => Raw().Predict(X, verbosity: Verbosity.Silent))),
        ("no-loss", new(
            () =>
            {
                Sequential model = Raw();
                model.Compile("sgd");
                Train(model, X, Y);
            },
            "net", "loss")),
        ("no-y", new(() => Train(Net(), X, null), "net", "target", "mean_squared_error")),
        ("unknown-loss", new(() => Raw().Compile("sgd", "nope"), "'nope'", "mse")),
        ("unknown-loss-at-compile", new(() =>
        {
            try
            {
                Raw().Compile("sgd", "nope");
            }
            catch (InvalidArgumentException exception) when (exception.Message.Contains("nope", StringComparison.Ordinal))
            {
                return;
            }

            Require(false);
        })
        {
            Departure = "a name that is none of a loss is an error at once, not at the first batch",
        }),
        ("unknown-metric", new(() => Raw().Compile("sgd", "mse", ["nope"]), "'nope'", "accuracy")),
        ("unknown-optimizer", new(() => Raw().Compile("nope", "mse"), "'nope'", "Adam")),
        ("unknown-activation", new(() => _ = new Dense(1, "nope"), "'nope'", "relu")),
        ("unknown-initializer", new(() => _ = new Dense(1, kernelInitializer: "nope"), "'nope'", "GlorotUniform")),
        ("duplicate-metric-names", new(() => Raw().Compile("sgd", "mse", ["mae", "mae"]), "mae")),
        ("same-metric-twice", new(
            () =>
            {
                Metric metric = "mae";
                Raw().Compile("sgd", "mse", [metric], [metric]);
            },
            "net", "twice")),
        ("loss-dict-wrong-key", new(
            () =>
            {
                Sequential model = Raw();
                model.Compile(new SGD(0.1), new Dictionary<string, Loss> { ["nope"] = "mse" });
                Train(model, X, Y);
            },
            "'nope'", "out")),
        ("loss-list-length", new(() =>
        {
            Functional model = TwoOutputs();
            model.Compile(new SGD(0.1), [(Loss)"mse"]);
            Train(model, X, new Tensors(Ones(4, 2), Ones(4, 1)));
        })),
        ("metrics-dict-wrong-key", new(
            () =>
            {
                Functional model = TwoOutputs();
                model.Compile(
                    new SGD(0.1),
                    new Dictionary<string, Loss> { ["kind"] = "mse", ["size"] = "mse" },
                    metrics: new Dictionary<string, IReadOnlyList<Metric>> { ["nope"] = [Metric.Named("mae")] });
                Train(model, X, new Tensors(Ones(4, 2), Ones(4, 1)));
            },
            "'nope'", "kind", "size")),
        ("optimizer-shared-by-two-models", new(() => Share("sgd"), "SGD", "hidden/kernel")),
        ("legacy-optimizer-shared-by-two-models", new(() => Share("legacy.sgd"))),
        ("reduce-lr-factor", new(() => _ = new ReduceLROnPlateau(factor: 1), "factor", "1")),
        ("checkpoint-bad-placeholder", new(
            () => Net().Fit(X, Y, verbosity: Verbosity.Silent, callbacks: [new ModelCheckpoint("m-{nope}.keras")]), "nope",
                "m-{nope}")),
        ("backup-no-frequency", new(() => _ = new BackupAndRestore("backup", 0), "saveEveryBatches", "0")),
        ("early-stopping-missing-metric", new(() =>
            Net().Fit(X, Y, verbosity: Verbosity.Silent, callbacks: [new EarlyStopping()]))),
    ];

    private static void Share(string optimizer)
    {
        Optimizer shared = OptimizerNames.Make(optimizer);
        for (int i = 0; i < 2; i++)
        {
            Sequential model = Raw();
            model.Compile(shared, "mse");
            float[] before = model.GetWeights()[0].ToArray<float>();
            Train(model, X, Y);
            Require(!model.GetWeights()[0].ToArray<float>().SequenceEqual(before));
        }
    }
}
