using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

internal static unsafe partial class CpuKernels
{
    internal static partial void SoftmaxCrossEntropyWithLogits<T>(in SoftmaxCrossEntropyWithLogitsCall call)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = call.Backprop.Shape;
        if (shape.ElementCount == 0)
        {
            TensorAccess.Clear(call.Loss);
            return;
        }

        CrossEntropyJob<T> job = new()
        {
            Features = new RowSource<T>(call.Features, shape),
            Labels = new RowSource<T>(call.Labels, shape),
            Loss = (T*)TensorAccess.Pointer(call.Loss),
            Backprop = (T*)TensorAccess.Pointer(call.Backprop),
            Classes = (nint)shape[1],
        };
        Threads.ForRange(ref job, shape[0], Math.Max(1, SoftmaxGrain / shape[1]));
    }

    internal static partial void SparseSoftmaxCrossEntropyWithLogits<T>(
        in SparseSoftmaxCrossEntropyWithLogitsCall call)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = call.Features.Shape;
        long[] labels = HostValues.Integers(call.Labels);
        RequireClasses(call.Site, labels, shape[1]);
        if (shape.ElementCount == 0)
        {
            TensorAccess.Clear(call.Loss);
            return;
        }

        fixed (long* classes = labels)
        {
            CrossEntropyJob<T> job = new()
            {
                Features = new RowSource<T>(call.Features, shape),
                ClassOfRow = classes,
                Loss = (T*)TensorAccess.Pointer(call.Loss),
                Backprop = (T*)TensorAccess.Pointer(call.Backprop),
                Classes = (nint)shape[1],
            };
            Threads.ForRange(ref job, shape[0], Math.Max(1, SoftmaxGrain / shape[1]));
        }
    }

    internal static void RequireClasses(in OpSite site, ReadOnlySpan<long> labels, long classes)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            if ((ulong)labels[row] >= (ulong)classes)
            {
                site.Invalid("labels", $"labels[{row}] is {labels[row]}; it must be in [0, {classes}).");
            }
        }
    }
}
