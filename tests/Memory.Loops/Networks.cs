using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Loops;

/// <summary>Makes the training steps of the network that the sample trains: 784-128-10, 64 images a step.</summary>
public static class Networks
{
    private const int Samples = 64;
    private const int Pixels = 784;

    /// <summary>Trains by ops, a tape and an optimizer; each step in a scope, or nothing is disposed.</summary>
    public static Action Ops(bool scoped)
    {
        (Tensor x, Tensor y) = Batch();
        Variable first = new(Wave([Pixels, 128], 0.05f));
        Variable firstBias = new(Tensor.Zeros([128], DType.Float32));
        Variable second = new(Wave([128, 10], 0.1f));
        Variable secondBias = new(Tensor.Zeros([10], DType.Float32));
        Variable[] variables = [first, firstBias, second, secondBias];
        SGD optimizer = new(0.01, momentum: 0.9);
        void Step()
        {
            using GradientTape tape = new();
            Tensor hidden = RawOps.Relu(RawOps.BiasAdd(RawOps.MatMul(x, first), firstBias));
            Tensor logits = RawOps.BiasAdd(RawOps.MatMul(hidden, second), secondBias);
            Tensor loss = RawOps.Mean(RawOps.SparseSoftmaxCrossEntropyWithLogits(logits, y).Loss, 0);
            optimizer.Minimize(loss, variables, tape);
        }

        return scoped ? Steps.InScope(Step) : Step;
    }

    /// <summary>Trains a model as Fit does.</summary>
    public static Action Model()
    {
        Sequential model = new([new Dense(128, "relu"), new Dense(10)]);
        model.Compile(
            new SGD(0.01, momentum: 0.9), new SparseCategoricalCrossentropy(fromLogits: true), metrics: ["accuracy"]);
        (Tensor x, Tensor y) = Batch();
        return Steps.InScope(() => model.TrainStep((x, y)));
    }

    private static (Tensor Images, Tensor Labels) Batch() =>
        (Wave([Samples, Pixels], 1), Tensor.From([.. Enumerable.Range(0, Samples).Select(i => i % 10)], [Samples]));

    private static Tensor Wave(Shape shape, float height) =>
        Tensor.From([.. Enumerable.Range(0, (int)shape.ElementCount).Select(i => height * MathF.Sin(i))], shape);
}
