using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// The room of pooling. PoolPlan checks and describes; a kind (MaxPooling, AveragePooling and their gradients) is a body of a
// few lines over lanes of channels, which WindowJob runs at every stop of the window.

/// <summary>Runs a kind of pooling on tensors.</summary>
internal static unsafe class PoolKernels
{
    /// <summary>Runs a pooling.</summary>
    /// <param name="window">The window.</param>
    /// <param name="images">The images that are or were pooled, if the kind reads them.</param>
    /// <param name="gradient">The gradient, if the kind has one.</param>
    /// <param name="output">What is written, whole.</param>
    public static void Run<T, TPooling>(in SlidingWindow window, Tensor? images, Tensor? gradient, Tensor output)
        where T : unmanaged
        where TPooling : struct, IPooling
    {
        if (output.Count == 0)
        {
            return;
        }

        // Sums of half types are rounded once where TensorFlow does not say otherwise.
        if (TPooling.Scatters && !TPooling.RoundsEachSum && HalfCopies.Concern<T>())
        {
            RunStaged<T, float, TPooling>(window, images, gradient, output);
        }
        else
        {
            RunStaged<T, T, TPooling>(window, images, gradient, output);
        }
    }

    private static void RunStaged<T, TCompute, TPooling>(
        in SlidingWindow window, Tensor? images, Tensor? gradient, Tensor output)
        where T : unmanaged
        where TCompute : unmanaged
        where TPooling : struct, IPooling
    {
        bool isFirst = window.IsChannelsFirst;
        using var read = images is null ? default : StagedImages<T, TCompute>.Read(images, isFirst);
        using var changes = gradient is null ? default : StagedImages<T, TCompute>.Read(gradient, isFirst);
        using var result = StagedImages<T, TCompute>.Write(output, isFirst);
        if (TPooling.Scatters && !(window.IsTiling && TPooling.WritesTiles))
        {
            new Span<TCompute>(result.Data, checked((int)output.Count)).Clear();
        }

        PoolBuffers buffers = new()
        {
            Window = window,
            Images = images is null ? null : read.Data,
            Gradient = gradient is null ? null : changes.Data,
            Output = result.Data,
        };
        RunLanes<TCompute, TPooling>(buffers);
        result.Commit();
    }

    private static void RunLanes<T, TPooling>(in PoolBuffers buffers)
        where T : unmanaged
        where TPooling : struct, IPooling
    {
        if (typeof(T) == typeof(Half))
        {
            TPooling.Run<Half, HalfLanes>(buffers);
        }
        else if (typeof(T) == typeof(BFloat16))
        {
            TPooling.Run<BFloat16, BFloat16Lanes>(buffers);
        }
        else
        {
            TPooling.Run<T, VectorLanes<T>>(buffers);
        }
    }
}
