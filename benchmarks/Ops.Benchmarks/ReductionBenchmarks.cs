using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using RawOpsNet.OpServices;

namespace RawOpsNet.Benchmarks;

/// <summary>
/// Reduces a matrix of a thousand rows over each axis and over both, on one thread, beside a loop written by hand.
/// </summary>
public unsafe class ReductionBenchmarks
{
    private Tensor _x = null!;
    private Tensor _columns = null!;
    private Tensor _rows = null!;
    private Tensor _both = null!;

    /// <summary>Makes the operands.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Threads.Count = 1;
        _x = Operands.Make([1000, 1024], 1);
        (_columns, _rows, _both) = (new int[] { 1 }, new int[] { 0 }, new int[] { 0, 1 });
    }

    /// <summary>Sums each row.</summary>
    [Benchmark]
    public void SumOfRows() => RawOps.Sum(_x, _columns).Dispose();

    /// <summary>Sums each column.</summary>
    [Benchmark]
    public void SumOfColumns() => RawOps.Sum(_x, _rows).Dispose();

    /// <summary>Sums everything.</summary>
    [Benchmark(Baseline = true)]
    public void SumOfAll() => RawOps.Sum(_x, _both).Dispose();

    /// <summary>Finds the largest of each row.</summary>
    [Benchmark]
    public void MaxOfRows() => RawOps.Max(_x, _columns).Dispose();

    /// <summary>Sums everything by hand, in the four sums that hide an addition's latency.</summary>
    [Benchmark]
    public float SumOfAllByHand()
    {
        float* x = (float*)TensorAccess.Pointer(_x);
        (var a, var b, var c, var d) = (Vector512<float>.Zero,
            Vector512<float>.Zero,
            Vector512<float>.Zero,
            Vector512<float>.Zero);
        for (nint i = 0; i < 1000 * 1024; i += 64)
        {
            a += Vector512.Load(x + i);
            b += Vector512.Load(x + i + 16);
            c += Vector512.Load(x + i + 32);
            d += Vector512.Load(x + i + 48);
        }

        return Vector512.Sum(a + b + c + d);
    }
}
