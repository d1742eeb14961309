using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Copies where the tensors lie.</summary>
internal static unsafe partial class StridedCopy
{
    /// <summary>Copies a box between tensors of one device.</summary>
    /// <param name="source">The tensor to read.</param>
    /// <param name="sourceStart">Where the box begins in the source.</param>
    /// <param name="sourceStrides">The strides of the source, in elements.</param>
    /// <param name="target">The tensor to write.</param>
    /// <param name="targetStart">Where the box begins in the target.</param>
    /// <param name="targetStrides">The strides of the target, in elements.</param>
    /// <param name="dims">The sizes of the box.</param>
    /// <param name="isUpdate">Whether the target is a variable, which a device keeps once a check before has failed.</param>
    public static void Run<T>(
        Tensor source,
        long sourceStart,
        ReadOnlySpan<long> sourceStrides,
        Tensor target,
        long targetStart,
        ReadOnlySpan<long> targetStrides,
        ReadOnlySpan<long> dims,
        bool isUpdate = false)
        where T : struct
    {
        if (target.Device.IsCpu)
        {
            Run(
                TensorAccess.Read<T>(source), sourceStart, sourceStrides, TensorAccess.Write<T>(target), targetStart,
                targetStrides, dims);
        }
        else
        {
            DeviceMoves.Copy(source, sourceStart, sourceStrides, target, targetStart, targetStrides, dims, isUpdate);
        }
    }
}
