using System.Numerics;
using System.Runtime.InteropServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Differentiates normalised rows in parts, each with sums of its own for the weights.</summary>
internal readonly unsafe struct LayerNormGradJob<T>(LayerNormGradRows<T> all, T* sums, int parts) : IParallelJob
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly LayerNormGradRows<T> _all = all;
    private readonly T* _sums = sums;
    private readonly int _parts = parts;

    /// <summary>Differentiates a part.</summary>
    public void Run(int part)
    {
        LayerNormGradRows<T> rows = _all;
        nint start = rows.Rows * part / _parts;
        nint end = rows.Rows * (part + 1) / _parts;
        rows.Gradient += start * rows.Width;
        rows.X += start * rows.Width;
        rows.Output += start * rows.Width;
        rows.Mean += start;
        rows.InverseDeviation += start;
        rows.Rows = end - start;
        rows.ScaleSums = _sums + (2 * part * rows.Width);
        rows.OffsetSums = rows.ScaleSums + rows.Width;
        NativeMemory.Clear(rows.ScaleSums, (nuint)(2 * rows.Width) * (nuint)sizeof(T));
        VectorLanes<T>.Run(ref rows);
    }
}
