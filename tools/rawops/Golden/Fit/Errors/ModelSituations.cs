using RawOpsNet.Models;
using static RawOpsNet.CommandLine.Golden.Fit.Errors.DataSituations;
using static RawOpsNet.CommandLine.Golden.Fit.Errors.Nets;

namespace RawOpsNet.CommandLine.Golden.Fit.Errors;

/// <summary>Lists situations of models and layers: weights, graphs, names, arguments.</summary>
internal static class ModelSituations
{
    public static IEnumerable<(string Id, Situation Situation)> All =>
    [
        ("set-weights-count", new(() => Raw().SetWeights([Ones(Width, 8)]), "net", "1", "4")),
        ("set-weights-shape", new(
            () => Raw().SetWeights([Ones(Width, 7), Ones(8), Ones(8, Classes), Ones(Classes)]), "net", "[6, 7]", "[6, 8]")),
        ("unbuilt-summary", new(() => new Sequential([new Dense(1)], "net").Summary(TextWriter.Null), "net", "built")),
        ("unbuilt-weights", new(() => _ = new Sequential([new Dense(1)], "net").Weights, "net", "not yet been created")),
        ("unbuilt-subclass-get-weights", new(() => Require(new CodedModels.SubclassTwo().GetWeights().Count == 0))),
        ("unbuilt-count-params", new(() => _ = new Dense(1, name: "head").ParameterCount, "head", "not built")),
        ("subclass-without-super-init", new(() =>
        {
            // The fields below are set before the constructor of Model runs.
            CodedModels.SubclassTwo model = new();
            model.EnsureBuilt([-1, Width]);
            Require(model.Weights.Count == 6);
        })
        {
            Departure = "C# runs the constructor of the base class always, and fields set before it are tracked",
        }),
        ("no-call", new(() => new Empty("net").Predict(Ones(1, 1), verbosity: Verbosity.Silent), "net", "Call")),
        ("disconnected-graph", new(
            () => _ = new Functional(Input.Of([1]), new Dense(1).Invoke(Input.Of([1], "other"))), "Graph disconnected", "other")),
        ("same-layer-name", new(
            () =>
            {
                SymbolicTensor input = Input.Of([1]);
                _ = new Functional(input, new Dense(1, name: "a").Invoke(new Dense(1, name: "a").Invoke(input)));
            },
            "\"a\"", "2 times")),
        ("same-layer-name-sequential", new(
            () => _ = new Sequential([new Dense(1, name: "a"), new Dense(1, name: "a")], "net"), "net", "'a'")),
        ("sequential-two-outputs", new(
            () => _ = new Sequential([new Twice("two")], "net", inputShape: [1]), "net", "two", "2 outputs")),
        ("get-layer", new(() => Raw().GetLayer("nope"), "nope", "hidden, out")),
        ("get-layer-index", new(() => Raw().GetLayer(9), "9", "2 layers")),
        ("dense-units", new(() => _ = new Dense(-1, name: "head"), "head", "units", "-1")),
        ("dense-units-zero", new(() =>
            Require(new Dense(0).Invoke(Ones(2, Width)).Shape == new Shape([2, 0])))),
        ("dropout-rate", new(() => _ = new Dropout(1.5, name: "drop"), "drop", "rate", "1.5")),
        ("concat-shapes", new(
            () => new Concatenate(name: "joined").Invoke(new Tensors(Ones(2, 3), Ones(3, 3))), "joined", "[2, 3]", "[3, 3]")),
    ];

    private sealed class Empty(string name) : Model(name);

    private sealed class Twice(string name) : Layer(name)
    {
        protected override Tensors Call(Tensors inputs, bool training) => new(inputs[0], inputs[0]);
    }
}
