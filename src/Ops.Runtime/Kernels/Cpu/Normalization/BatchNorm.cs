using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// After TF fused_batch_norm_op.cc (CPU): statistics in float whatever the images are, saved as mean and biased variance.

/// <summary>Normalises images over all but the channels, and differentiates that; channels last, in float.</summary>
internal static unsafe class BatchNorm
{
    /// <summary>Finds the mean and the biased variance of each channel.</summary>
    public static void Measure(float* x, nint pixels, BatchNormBuffers buffers)
    {
        nint channels = buffers.Mean.Length;
        ChannelSums.Run<float, SumTerms<float>>(pixels, channels, x, x, buffers.Mean, buffers.Sums, []);
        for (int channel = 0; channel < channels; channel++)
        {
            buffers.Mean[channel] = (float)(buffers.Sums[channel] / pixels);
        }

        ChannelSums.Run<float, VarianceTerms<float>>(pixels, channels, x, x, buffers.Mean, buffers.Sums, []);
        for (int channel = 0; channel < channels; channel++)
        {
            buffers.Variance[channel] = (float)(buffers.Sums[channel] / pixels);
        }
    }

    /// <summary>Writes (x - mean) / sqrt(variance + epsilon) * scale + offset.</summary>
    public static void Normalize(
        float* x, float* y, nint pixels, BatchNormBuffers buffers, ReadOnlySpan<float> scale, ReadOnlySpan<float> offset,
        float epsilon)
    {
        int channels = buffers.Mean.Length;
        Span<float> coefficients = buffers.Coefficients;
        for (int channel = 0; channel < channels; channel++)
        {
            coefficients[channel] = buffers.Mean[channel];
            coefficients[channels + channel] = scale[channel] * InverseDeviation(buffers, channel, epsilon);
            coefficients[(2 * channels) + channel] = offset[channel];
        }

        ChannelMap.Run(pixels, channels, x, null, y, coefficients);
    }

    /// <summary>Writes the gradients of the scale and the offset, and that of x.</summary>
    public static void Differentiate(
        float* gradient, float* x, float* output, nint pixels, BatchNormBuffers buffers, ReadOnlySpan<float> scale,
        Span<float> scaleGradient, Span<float> offsetGradient, float epsilon, bool isTraining)
    {
        int channels = buffers.Mean.Length;
        ChannelSums.Run<float, GradientTerms<float>>(
            pixels, channels, x, gradient, buffers.Mean, buffers.Sums, buffers.OtherSums);
        Span<float> coefficients = buffers.Coefficients;
        coefficients.Clear();
        for (int channel = 0; channel < channels; channel++)
        {
            float inverse = InverseDeviation(buffers, channel, epsilon);
            float slope = scale[channel] * inverse;
            offsetGradient[channel] = (float)buffers.Sums[channel];
            scaleGradient[channel] = (float)(buffers.OtherSums[channel] * inverse);
            coefficients[channel] = buffers.Mean[channel];
            coefficients[(4 * channels) + channel] = slope;
            if (isTraining)
            {
                // The mean and the variance are functions of x too.
                double each = buffers.OtherSums[channel] / pixels * inverse * inverse;
                coefficients[channels + channel] = (float)(-slope * each);
                coefficients[(3 * channels) + channel] = (float)(buffers.Sums[channel] / pixels);
            }
        }

        ChannelMap.Run(pixels, channels, x, gradient, output, coefficients);
    }

    private static float InverseDeviation(BatchNormBuffers buffers, int channel, float epsilon) =>
        1 / MathF.Sqrt(buffers.Variance[channel] + epsilon);
}
