namespace RawOpsNet.Models;

/// <summary>Says how the scores of several outputs become one in <see cref="R2Score"/>.</summary>
public enum R2Average
{
    /// <summary>They do not: each output has its own.</summary>
    None,

    /// <summary>Their mean.</summary>
    Uniform,

    /// <summary>Their mean, weighted by the variance of each output.</summary>
    VarianceWeighted,
}
