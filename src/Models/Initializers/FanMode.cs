namespace RawOpsNet.Models;

/// <summary>Says what <see cref="VarianceScaling"/> divides by.</summary>
public enum FanMode
{
    /// <summary>The inputs of a weight.</summary>
    Inputs,

    /// <summary>The outputs of a weight.</summary>
    Outputs,

    /// <summary>The mean of both.</summary>
    Mean,
}
