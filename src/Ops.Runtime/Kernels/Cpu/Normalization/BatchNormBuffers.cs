namespace RawOpsNet.Kernels;

/// <summary>Holds the numbers of a batch normalisation, one for each channel.</summary>
internal sealed class BatchNormBuffers(int channels)
{
    /// <summary>Gets the means that were subtracted.</summary>
    public float[] Mean { get; } = new float[channels];

    /// <summary>Gets the variances that were divided by, biased.</summary>
    public float[] Variance { get; } = new float[channels];

    /// <summary>Gets room for a list of sums.</summary>
    public double[] Sums { get; } = new double[channels];

    /// <summary>Gets room for another list of sums.</summary>
    public double[] OtherSums { get; } = new double[channels];

    /// <summary>Gets room for the coefficients of a <see cref="ChannelMap"/>.</summary>
    public float[] Coefficients { get; } = new float[ChannelMapLoop.Lists * channels];
}
