using BenchmarkDotNet.Attributes;
using RawOpsNet.OpServices;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Benchmarks;

/// <summary>
/// Applies gradients to 200 variables of 1,000 to 1,000,000 elements, 28.9 million in all: the optimizer's step alone.
/// </summary>
[MemoryDiagnoser]
public class ApplyGradientsBenchmarks
{
    private const int VariableCount = 200;

    private Optimizer _momentum = null!;
    private Optimizer _adam = null!;
    private GradientAndVariable[] _pairs = [];

    /// <summary>Gets or sets how many threads kernels may use.</summary>
    [Params(1, 2)]
    public int ThreadCount { get; set; }

    /// <summary>
    /// Makes variables whose sizes rise by one factor from 1,000 to 1,000,000, and takes the step that makes the slots.
    /// </summary>
    [GlobalSetup]
    public void Setup()
    {
        Threads.Count = ThreadCount;
        _momentum = new SGD(0.01, momentum: 0.9);
        _adam = new Optimizers.Adam(0.001);
        _pairs =
        [
            .. Enumerable.Range(0, VariableCount).Select(i =>
            {
                int size = (int)(1000 * Math.Pow(1000, i / (VariableCount - 1.0)));
                return new GradientAndVariable(
                    new Gradient(Operands.Make([size], i)), new Variable(Operands.Make([size], VariableCount + i)));
            }),
        ];
        Momentum();
        Adam();
    }

    /// <summary>Takes a step of SGD with momentum.</summary>
    [Benchmark]
    public void Momentum()
    {
        using TensorScope scope = new();
        _momentum.ApplyGradients(_pairs);
    }

    /// <summary>Takes a step of Adam.</summary>
    [Benchmark]
    public void Adam()
    {
        using TensorScope scope = new();
        _adam.ApplyGradients(_pairs);
    }
}
