using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Normalises rows in ranges.</summary>
internal readonly unsafe struct LayerNormJob<T>(LayerNormRows<T> all) : IRangeJob
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly LayerNormRows<T> _all = all;

    /// <summary>Normalises rows <paramref name="start"/> to <paramref name="end"/>.</summary>
    public void Run(long start, long end)
    {
        LayerNormRows<T> rows = _all;
        rows.X += (nint)start * rows.Width;
        rows.Y += (nint)start * rows.Width;
        rows.Mean += (nint)start;
        rows.InverseDeviation += (nint)start;
        rows.Rows = (nint)(end - start);
        VectorLanes<T>.Run(ref rows);
    }
}
