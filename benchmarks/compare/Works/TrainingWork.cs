using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Compare;

/// <summary>Takes a training step: forward, gradients by the tape, the optimizer's update.</summary>
internal sealed class TrainingWork(string network, string optimizer) : Work
{
    /// <inheritdoc/>
    public override string Name => $"{network}-{optimizer}";

    /// <inheritdoc/>
    public override Action Prepare()
    {
        Sequential model = network == "mlp" ? Perceptron() : Convolutional();
        Optimizer rule = optimizer == "sgd" ? new SGD(0.01) : new Adam(0.001);
        Tensor x = network == "mlp" ? Numbers(1, 128, 784) : Numbers(1, 64, 28, 28, 1);
        Tensor labels = Enumerable.Range(0, (int)x.Shape[0]).Select(i => i * 7 % 10).ToArray();
        model.Invoke(x);
        IReadOnlyList<Variable> weights = model.TrainableWeights;
        return () =>
        {
            using TensorScope scope = new();
            using GradientTape tape = new();
            Tensor logits = model.Invoke(x, training: true);
            Tensor losses = RawOps.SparseSoftmaxCrossEntropyWithLogits(logits, labels).Loss;
            Tensor loss = RawOps.Mean(losses, 0);
            rule.Minimize(loss, weights, tape: tape);
        };
    }

    private static Sequential Perceptron() => new([new Dense(512, "relu"), new Dense(512, "relu"), new Dense(10)]);

    private static Sequential Convolutional() => new(
    [
        new Conv2D(32, [3], padding: PaddingKind.Same, activation: "relu"),
        new MaxPooling2D(),
        new Conv2D(64, [3], padding: PaddingKind.Same, activation: "relu"),
        new MaxPooling2D(),
        new Flatten(),
        new Dense(128, "relu"),
        new Dense(10),
    ]);
}
