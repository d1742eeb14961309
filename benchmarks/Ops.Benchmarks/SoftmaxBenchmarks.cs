using BenchmarkDotNet.Attributes;
using RawOpsNet.OpServices;

namespace RawOpsNet.Benchmarks;

/// <summary>Takes the softmax of rows, on one thread; short rows are those of a classifier, long ones of a vocabulary.</summary>
public class SoftmaxBenchmarks
{
    private Tensor _logits = null!;

    /// <summary>Gets or sets the length of a row; there are as many rows as make 131072 elements.</summary>
    [Params(8, 128, 1024, 32768)]
    public int Columns { get; set; }

    /// <summary>Makes the logits.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Threads.Count = 1;
        _logits = Operands.Make([131072 / Columns, Columns], 1);
    }

    /// <summary>Takes the softmax.</summary>
    [Benchmark]
    public void Softmax() => RawOps.Softmax(_logits).Dispose();
}
