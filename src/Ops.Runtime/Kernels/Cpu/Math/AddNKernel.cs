using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

internal static partial class CpuKernels
{
    // A few thousand elements of the running sum stay in the first-level cache while every input passes over them.
    private const int AddNBlock = 2048;

    internal static partial void AddN<T>(in AddNCall call)
        where T : unmanaged, INumberBase<T>
    {
        Span<T> sum = TensorAccess.Write<T>(call.Sum);
        for (int start = 0; start < sum.Length; start += AddNBlock)
        {
            Span<T> block = sum.Slice(start, Math.Min(AddNBlock, sum.Length - start));
            TensorAccess.Read<T>(call.Inputs[0]).Slice(start, block.Length).CopyTo(block);
            for (int k = 1; k < call.Inputs.Length; k++)
            {
                ElementSums.Add(block, TensorAccess.Read<T>(call.Inputs[k]).Slice(start, block.Length), block);
            }
        }
    }
}
