namespace RawOpsNet.Models;

/// <summary>Says what <see cref="VarianceScaling"/> draws from.</summary>
public enum VarianceDistribution
{
    /// <summary>A normal distribution cut at two deviations.</summary>
    TruncatedNormal,

    /// <summary>A normal distribution.</summary>
    UntruncatedNormal,

    /// <summary>A uniform distribution.</summary>
    Uniform,
}
