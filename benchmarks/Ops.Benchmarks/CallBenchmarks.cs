using BenchmarkDotNet.Attributes;

namespace RawOpsNet.Benchmarks;

/// <summary>
/// Measures what a call costs beside its loop: a sum of 16 elements through the public method. The budget is 100 ns, and no
/// garbage but the output (72 bytes).
/// </summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private const int Calls = 100;

    private Tensor _x = null!;
    private Tensor _y = null!;

    /// <summary>Makes the operands.</summary>
    [GlobalSetup]
    public void Setup() => (_x, _y) = (Operands.Make([16], 1), Operands.Make([16], 2));

    /// <summary>Disposes each output.</summary>
    [Benchmark(OperationsPerInvoke = Calls, Baseline = true)]
    public void Disposed()
    {
        for (int i = 0; i < Calls; i++)
        {
            RawOps.AddV2(_x, _y).Dispose();
        }
    }

    /// <summary>Leaves the outputs to a scope of a hundred calls.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public void InScope()
    {
        using TensorScope scope = new();
        for (int i = 0; i < Calls; i++)
        {
            RawOps.AddV2(_x, _y);
        }
    }

    /// <summary>Leaves the outputs to the collector.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public void Dropped()
    {
        for (int i = 0; i < Calls; i++)
        {
            RawOps.AddV2(_x, _y);
        }
    }

    /// <summary>Records each call on a tape of a hundred calls, and disposes each output.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public void Recorded()
    {
        using GradientTape tape = new();
        tape.Watch(_x);
        for (int i = 0; i < Calls; i++)
        {
            RawOps.AddV2(_x, _y).Dispose();
        }
    }

    /// <summary>Calls while a tape records that watches neither operand.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public void BesideTape()
    {
        using GradientTape tape = new();
        for (int i = 0; i < Calls; i++)
        {
            RawOps.AddV2(_x, _y).Dispose();
        }
    }
}
