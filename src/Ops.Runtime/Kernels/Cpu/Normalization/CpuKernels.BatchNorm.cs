using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Batch normalisation.</summary>
internal static unsafe partial class CpuKernels
{
    internal static partial void FusedBatchNorm<T>(in FusedBatchNormCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        BatchNormForward<T>(new BatchNormForward
        {
            X = call.X,
            Scale = call.Scale,
            Offset = call.Offset,
            Mean = call.Mean,
            Variance = call.Variance,
            Y = call.Y,
            BatchMean = call.BatchMean,
            BatchVariance = call.BatchVariance,
            SavedMean = call.ReserveSpace1,
            SavedVariance = call.ReserveSpace2,
            Epsilon = call.Epsilon,
            Factor = call.ExponentialAvgFactor,
            IsTraining = call.IsTraining,
            IsChannelsFirst = ChannelFormats.IsFirst(call.DataFormat),
        });

    internal static partial void FusedBatchNormV3<T>(in FusedBatchNormV3Call call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        BatchNormForward<T>(new BatchNormForward
        {
            X = call.X,
            Scale = call.Scale,
            Offset = call.Offset,
            Mean = call.Mean,
            Variance = call.Variance,
            Y = call.Y,
            BatchMean = call.BatchMean,
            BatchVariance = call.BatchVariance,
            SavedMean = call.ReserveSpace1,
            SavedVariance = call.ReserveSpace2,
            Epsilon = call.Epsilon,
            Factor = call.ExponentialAvgFactor,
            IsTraining = call.IsTraining,
            IsChannelsFirst = ChannelFormats.IsFirst(call.DataFormat),
        });

    internal static partial void FusedBatchNormGradV3<T>(in FusedBatchNormGradV3Call call)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<float> scaleGradient = TensorAccess.Write<float>(call.ScaleBackprop);
        Span<float> offsetGradient = TensorAccess.Write<float>(call.OffsetBackprop);
        if (call.X.Count == 0)
        {
            scaleGradient.Clear();
            offsetGradient.Clear();
            return;
        }

        bool isFirst = ChannelFormats.IsFirst(call.DataFormat);
        using var gradient = StagedImages<T, float>.Read(call.YBackprop, isFirst);
        using var x = StagedImages<T, float>.Read(call.X, isFirst);
        using var output = StagedImages<T, float>.Write(call.XBackprop, isFirst);
        BatchNormBuffers buffers = new(scaleGradient.Length);
        TensorAccess.Read<float>(call.ReserveSpace1).CopyTo(buffers.Mean);
        TensorAccess.Read<float>(call.ReserveSpace2).CopyTo(buffers.Variance);
        BatchNorm.Differentiate(
            gradient.Data, x.Data, output.Data, (nint)(call.X.Count / scaleGradient.Length), buffers,
            TensorAccess.Read<float>(call.Scale), scaleGradient, offsetGradient, call.Epsilon, call.IsTraining);
        output.Commit();
    }

    private static void BatchNormForward<T>(in BatchNormForward call)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (call.X.Count == 0)
        {
            call.WriteWithoutPixels();
            return;
        }

        int channels = (int)call.Scale.Count;
        nint pixels = (nint)(call.X.Count / channels);
        using var x = StagedImages<T, float>.Read(call.X, call.IsChannelsFirst);
        using var y = StagedImages<T, float>.Write(call.Y, call.IsChannelsFirst);
        BatchNormBuffers buffers = new(channels);
        if (call.IsTraining)
        {
            BatchNorm.Measure(x.Data, pixels, buffers);
        }
        else
        {
            TensorAccess.Read<float>(call.Mean).CopyTo(buffers.Mean);
            TensorAccess.Read<float>(call.Variance).CopyTo(buffers.Variance);
        }

        BatchNorm.Normalize(
            x.Data, y.Data, pixels, buffers, TensorAccess.Read<float>(call.Scale), TensorAccess.Read<float>(call.Offset),
            call.Epsilon);
        call.WriteStatistics(buffers, pixels);
        y.Commit();
    }
}
