using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Cuda.Own.Kernels;

internal static partial class CpuKernels
{
    internal static partial void ScaleRows<T>(in ScaleRowsCall call)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> x = TensorAccess.Read<T>(call.X);
        ReadOnlySpan<T> factors = TensorAccess.Read<T>(call.Factors);
        Span<T> y = TensorAccess.Write<T>(call.Y);
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] * factors[(int)(i / call.M)];
        }
    }
}
