using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Loops;

/// <summary>Makes the steps that a program repeats.</summary>
public static class Steps
{
    /// <summary>Trains in a scope.</summary>
    public static Action Scoped()
    {
        Action step = Undisposed();
        return () =>
        {
            using TensorScope scope = new();
            step();
        };
    }

    /// <summary>Trains a network of two layers; nothing is disposed.</summary>
    public static Action Undisposed()
    {
        Tensor x = Tensor.From([.. Enumerable.Range(0, 320).Select(i => MathF.Sin(i))], [16, 20]);
        Tensor y = Tensor.From([.. Enumerable.Range(0, 16).Select(i => i % 5)], [16]);
        Variable first = new(Tensor.From([.. Enumerable.Range(0, 160).Select(i => MathF.Cos(i) / 4)], [20, 8]));
        Variable second = new(Tensor.From([.. Enumerable.Range(0, 40).Select(i => MathF.Cos(i) / 4)], [8, 5]));
        SGD optimizer = new(0.01, momentum: 0.9);
        Tensor Loss() => RawOps.Mean(
            RawOps.SparseSoftmaxCrossEntropyWithLogits(RawOps.MatMul(RawOps.Relu(RawOps.MatMul(x, first)), second), y).Loss,
            0);
        return () => optimizer.Minimize(Loss, [first, second]);
    }

    /// <summary>Calls an op; nothing is disposed.</summary>
    public static Action Ops(int elements)
    {
        Tensor x = Tensor.Zeros([elements], DType.Float32);
        return () => RawOps.AddV2(x, x);
    }
}
