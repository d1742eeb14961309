using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Loops;

/// <summary>Makes the steps that a program repeats.</summary>
public static class Steps
{
    private const int FewSteps = 1_000;
    private const int ManySteps = 10_000;

    /// <summary>Tells by how many bytes the process grows from 1,000 steps to 10,000.</summary>
    public static long Growth(Action step)
    {
        // The first look loads code of its own.
        _ = Environment.WorkingSet;
        Repeat(step, FewSteps);
        long before = Environment.WorkingSet;
        Repeat(step, ManySteps - FewSteps);
        return Environment.WorkingSet - before;
    }

    // Apart, so that what the compiler makes of the loop while it runs is small.
    private static void Repeat(Action step, int times)
    {
        for (int i = 0; i < times; i++)
        {
            step();
        }
    }

    /// <summary>Trains in a scope.</summary>
    public static Action Scoped() => InScope(Undisposed());

    /// <summary>Puts each step in a scope.</summary>
    public static Action InScope(Action step) => () =>
    {
        using TensorScope scope = new();
        step();
    };

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
