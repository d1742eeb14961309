using BenchmarkDotNet.Attributes;
using RawOpsNet.Models;
using RawOpsNet.OpServices;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Benchmarks;

/// <summary>Trains a 784-128-10 network on one batch of 128 images a step: tape, gradients, update and metrics.</summary>
[MemoryDiagnoser]
public class TrainStepBenchmarks
{
    private const int Samples = 128;

    private Sequential _model = null!;
    private Batch _batch;

    /// <summary>Gets or sets how many threads kernels may use.</summary>
    [Params(1, 2)]
    public int ThreadCount { get; set; }

    /// <summary>Makes the network and the batch, and takes the step that makes the weights.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Threads.Count = ThreadCount;
        _model = new Sequential([new Dense(128, "relu"), new Dense(10)]);
        _model.Compile(new SGD(0.01, momentum: 0.9), new SparseCategoricalCrossentropy(fromLogits: true));
        Tensor labels = Enumerable.Range(0, Samples).Select(sample => sample % 10).ToArray();
        _batch = (Operands.Make([Samples, 784], 1), labels);
        Step();
    }

    /// <summary>Takes one step.</summary>
    [Benchmark]
    public void Step()
    {
        using TensorScope scope = new();
        _model.TrainStep(_batch);
    }
}
