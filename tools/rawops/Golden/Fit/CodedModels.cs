using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Makes the models that recordings give as Python code.</summary>
internal static class CodedModels
{
    private const double Rate = 0.1;
    private const double SquareRate = 0.02;

    /// <summary>Makes the model of a case of the section fit; null where there is none.</summary>
    public static Model? Of(string id, long width)
    {
        switch (id)
        {
            case "subclass-two-outputs":
                SubclassTwo two = new();
                two.EnsureBuilt([-1, width]);
                return two;
            case "add-loss-layer":
                return new Sequential(
                    [
                        new Dense(5),
                        new Penalty(x => RawOps.Mul((float)SquareRate, RawOps.Sum(RawOps.Square(x), new[] { 0, 1 }))),
                        new Dense(1),
                    ],
                    inputShape: [width]);
            case "add-loss-and-add-metric":
                SymbolicTensor input = Input.Of([width]);
                Penalty penalty = new(
                    x => RawOps.Mul((float)Rate, RawOps.Mean(RawOps.Abs(x), new[] { 0, 1 })),
                    x => RawOps.Max(x, new[] { 0, 1 }));
                return new Functional(input, new Dense(1).Invoke(penalty.Invoke(new Dense(5, "relu").Invoke(input))));
            case "only-add-loss":
                SymbolicTensor only = Input.Of([width]);
                Penalty mean = new(x => RawOps.Mean(RawOps.Square(x), new[] { 0, 1 }));
                return new Functional(only, mean.Invoke(new Dense(5).Invoke(only)));
            default:
                return null;
        }
    }

    /// <summary>Is a trunk with two heads.</summary>
    internal sealed class SubclassTwo : Model
    {
        private readonly Dense _trunk = new(5, "tanh");
        private readonly Dense _a = new(2);
        private readonly Dense _b = new(1);

        protected override void Build(Shape inputShape)
        {
            _trunk.EnsureBuilt(inputShape);
            _a.EnsureBuilt([-1, _trunk.Units]);
            _b.EnsureBuilt([-1, _trunk.Units]);
        }

        protected override Tensors Call(Tensors inputs, bool training)
        {
            Tensor hidden = _trunk.Invoke(inputs.Single, training);
            return new Tensors(_a.Invoke(hidden, training), _b.Invoke(hidden, training));
        }
    }

    // Passes its input on and adds to the loss, and to a metric, what functions make of it.
    private sealed class Penalty(Func<Tensor, Tensor> loss, Func<Tensor, Tensor>? peak = null) : Layer
    {
        protected override Tensor Call(Tensor input, bool training)
        {
            AddLoss(loss(input));
            if (peak is not null)
            {
                AddMetric(peak(input), "peak");
            }

            return input;
        }
    }
}
