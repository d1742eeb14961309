using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using RawOpsNet.OpServices;

namespace RawOpsNet.Benchmarks;

/// <summary>
/// Compares the loops of bodies with loops written by hand; the goal is 0.9 of their speed or more, on one thread.
/// </summary>
public unsafe class ElementwiseBenchmarks
{
    private Tensor _x = null!;
    private Tensor _y = null!;
    private Tensor _z = null!;
    private Tensor _gradient = null!;

    /// <summary>Gets or sets the number of elements.</summary>
    [Params(1024, 65536, 1 << 20, 1 << 24)]
    public int Length { get; set; }

    /// <summary>Makes the operands.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Threads.Count = 1;
        (_x, _y, _z, _gradient) = (
            Operands.Make([Length], 1), Operands.Make([Length], 2), Operands.Make([Length], 3), Operands.Make([Length], 4));
    }

    /// <summary>Adds by the loops.</summary>
    [Benchmark]
    public void Add()
    {
        AddBody body = default;
        Elementwise.Run<float, VectorLanes<float>, AddBody>(ref body, [_x, _y], [_z]);
    }

    /// <summary>Adds by hand.</summary>
    [Benchmark]
    public void AddByHand()
    {
        float* x = (float*)TensorAccess.Pointer(_x);
        float* y = (float*)TensorAccess.Pointer(_y);
        float* z = (float*)TensorAccess.Pointer(_z);
        for (nint i = 0; i < Length; i += 64)
        {
            (Vector512.Load(x + i) + Vector512.Load(y + i)).Store(z + i);
            (Vector512.Load(x + i + 16) + Vector512.Load(y + i + 16)).Store(z + i + 16);
            (Vector512.Load(x + i + 32) + Vector512.Load(y + i + 32)).Store(z + i + 32);
            (Vector512.Load(x + i + 48) + Vector512.Load(y + i + 48)).Store(z + i + 48);
        }
    }

    /// <summary>Updates by gradient descent, by the loops.</summary>
    [Benchmark]
    public void Sgd()
    {
        SgdBody body = new() { Rate = 1e-6f };
        Elementwise.Update<float, VectorLanes<float>, SgdBody>(ref body, [_x, _gradient]);
    }

    /// <summary>Updates by gradient descent, by hand.</summary>
    [Benchmark]
    public void SgdByHand()
    {
        float* variable = (float*)TensorAccess.Pointer(_x);
        float* gradient = (float*)TensorAccess.Pointer(_gradient);
        Vector512<float> rate = Vector512.Create(1e-6f);
        for (nint i = 0; i < Length; i += 32)
        {
            (Vector512.Load(variable + i) - (rate * Vector512.Load(gradient + i))).Store(variable + i);
            (Vector512.Load(variable + i + 16) - (rate * Vector512.Load(gradient + i + 16))).Store(variable + i + 16);
        }
    }

    /// <summary>Updates by Adam's rule, by the loops.</summary>
    [Benchmark]
    public void Adam()
    {
        AdamBody body = new() { Rate = 1e-6f, Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-7f };
        Elementwise.Update<float, VectorLanes<float>, AdamBody>(ref body, [_x, _y, _z, _gradient]);
    }

    /// <summary>Updates by Adam's rule, by hand.</summary>
    [Benchmark]
    public void AdamByHand()
    {
        float* variable = (float*)TensorAccess.Pointer(_x);
        float* m = (float*)TensorAccess.Pointer(_y);
        float* v = (float*)TensorAccess.Pointer(_z);
        float* gradient = (float*)TensorAccess.Pointer(_gradient);
        Vector512<float> rate = Vector512.Create(1e-6f);
        Vector512<float> first = Vector512.Create(1 - 0.9f);
        Vector512<float> second = Vector512.Create(1 - 0.999f);
        Vector512<float> epsilon = Vector512.Create(1e-7f);
        for (nint i = 0; i < Length; i += 16)
        {
            Vector512<float> g = Vector512.Load(gradient + i);
            Vector512<float> newM = Vector512.Load(m + i);
            newM += (g - newM) * first;
            Vector512<float> newV = Vector512.Load(v + i);
            newV += ((g * g) - newV) * second;
            newM.Store(m + i);
            newV.Store(v + i);
            (Vector512.Load(variable + i) - (rate * newM / (Vector512.Sqrt(newV) + epsilon))).Store(variable + i);
        }
    }
}
