using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Normalisation by neighbouring channels.</summary>
internal static unsafe partial class CpuKernels
{
    private const long ResponseNormGrain = 2048;

    internal static partial void Lrn<T>(in LRNCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RunResponseNorm(
            call.Output,
            new ResponseNorm<T>(PixelChannels(call.Input), RadiusOf(call.DepthRadius), call.Bias, call.Alpha, call.Beta),
            null, call.Input, null);

    internal static partial void LrnGrad<T>(in LRNGradCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RunResponseNorm(
            call.Output,
            new ResponseNorm<T>(PixelChannels(call.InputImage), RadiusOf(call.DepthRadius), call.Bias, call.Alpha, call.Beta),
            call.InputGrads, call.InputImage, call.OutputImage);

    private static void RunResponseNorm<T>(Tensor output, ResponseNorm<T> norm, Tensor? gradient, Tensor x, Tensor? y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (output.Count == 0)
        {
            return;
        }

        ResponseNormJob<T> job = new(
            norm,
            gradient is null ? null : (T*)TensorAccess.Pointer(gradient),
            (T*)TensorAccess.Pointer(x),
            y is null ? null : (T*)TensorAccess.Pointer(y),
            (T*)TensorAccess.Pointer(output));
        Threads.ForRange(ref job, x.Count / norm.Channels, Math.Max(1, ResponseNormGrain / norm.Channels));
    }

    private static nint PixelChannels(Tensor images) => (nint)images.Shape[images.Rank - 1];

    // A radius beyond all channels takes them all.
    private static nint RadiusOf(long radius) => (nint)Math.Min(radius, int.MaxValue);
}
