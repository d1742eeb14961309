using BenchmarkDotNet.Attributes;
using RawOpsNet.OpServices;

namespace RawOpsNet.Benchmarks;

/// <summary>
/// Multiplies square matrices of float32 on one thread, by the op and, where the machine has it, by OpenBLAS. The goal is 0.95 of
/// OpenBLAS from 128 on.
/// </summary>
public unsafe class MatMulBenchmarks
{
    private Tensor _a = null!;
    private Tensor _b = null!;
    private Tensor _product = null!;

    /// <summary>Who can multiply on this machine.</summary>
    public static IEnumerable<string> Engines => OpenBlas.IsAvailable ? ["RawOps", "OpenBLAS"] : ["RawOps"];

    /// <summary>Gets or sets who multiplies.</summary>
    [ParamsSource(nameof(Engines))]
    public string Engine { get; set; } = "RawOps";

    /// <summary>Gets or sets the rows and columns of each matrix.</summary>
    [Params(64, 128, 256, 512, 1024)]
    public int Size { get; set; }

    /// <summary>Makes the matrices.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Threads.Count = 1;
        (_a, _b, _product) = (Operands.Make([Size, Size], 1), Operands.Make([Size, Size], 2), Operands.Make([Size, Size], 3));
    }

    /// <summary>Multiplies.</summary>
    [Benchmark]
    public void Multiply()
    {
        if (Engine == "RawOps")
        {
            RawOps.MatMul(_a, _b).Dispose();
            return;
        }

        OpenBlas.Multiply(
            (float*)TensorAccess.Pointer(_a), (float*)TensorAccess.Pointer(_b), (float*)TensorAccess.Pointer(_product), Size);
    }
}
