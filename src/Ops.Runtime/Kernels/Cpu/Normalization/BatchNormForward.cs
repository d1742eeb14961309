using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Holds what a version of FusedBatchNorm reads and writes.</summary>
internal readonly ref struct BatchNormForward
{
    /// <summary>Gets the images.</summary>
    public required Tensor X { get; init; }

    /// <summary>Gets the factor of each channel.</summary>
    public required Tensor Scale { get; init; }

    /// <summary>Gets what is added to each channel.</summary>
    public required Tensor Offset { get; init; }

    /// <summary>Gets the running means.</summary>
    public required Tensor Mean { get; init; }

    /// <summary>Gets the running variances.</summary>
    public required Tensor Variance { get; init; }

    /// <summary>Gets the normalised images.</summary>
    public required Tensor Y { get; init; }

    /// <summary>Gets the new running means.</summary>
    public required Tensor BatchMean { get; init; }

    /// <summary>Gets the new running variances.</summary>
    public required Tensor BatchVariance { get; init; }

    /// <summary>Gets the means that the gradient needs.</summary>
    public required Tensor SavedMean { get; init; }

    /// <summary>Gets the variances that the gradient needs.</summary>
    public required Tensor SavedVariance { get; init; }

    /// <summary>Gets what keeps the quotient finite.</summary>
    public required float Epsilon { get; init; }

    /// <summary>Gets the weight of the batch in the running numbers.</summary>
    public required float Factor { get; init; }

    /// <summary>Gets whether the batch's own numbers are used.</summary>
    public required bool IsTraining { get; init; }

    /// <summary>Gets whether the channels are the second dim.</summary>
    public required bool IsChannelsFirst { get; init; }

    /// <summary>Writes the running and saved numbers.</summary>
    public void WriteStatistics(BatchNormBuffers buffers, long pixels)
    {
        buffers.Mean.CopyTo(TensorAccess.Write<float>(SavedMean));
        buffers.Variance.CopyTo(TensorAccess.Write<float>(SavedVariance));
        Span<float> mean = TensorAccess.Write<float>(BatchMean);
        Span<float> variance = TensorAccess.Write<float>(BatchVariance);

        // Running variances are unbiased.
        float adjust = IsTraining ? (float)pixels / Math.Max(1, pixels - 1) : 1;
        float weight = IsTraining ? Factor : 1;
        for (int channel = 0; channel < mean.Length; channel++)
        {
            mean[channel] = weight * buffers.Mean[channel];
            variance[channel] = weight * adjust * buffers.Variance[channel];
            if (weight != 1)
            {
                mean[channel] += (1 - weight) * TensorAccess.Read<float>(Mean)[channel];
                variance[channel] += (1 - weight) * TensorAccess.Read<float>(Variance)[channel];
            }
        }
    }

    /// <summary>Writes the numbers of no pixels: those of training are not defined.</summary>
    public void WriteWithoutPixels()
    {
        TensorAccess.Write<float>(BatchMean).Fill(float.NaN);
        TensorAccess.Write<float>(BatchVariance).Fill(float.NaN);
        TensorAccess.Write<float>(SavedMean).Clear();
        TensorAccess.Write<float>(SavedVariance).Clear();
        if (!IsTraining)
        {
            TensorAccess.Read<float>(Mean).CopyTo(TensorAccess.Write<float>(BatchMean));
            TensorAccess.Read<float>(Variance).CopyTo(TensorAccess.Write<float>(BatchVariance));
        }
    }
}
