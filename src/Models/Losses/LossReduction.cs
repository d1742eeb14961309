namespace RawOpsNet.Models;

/// <summary>Says what becomes of the losses of samples.</summary>
public enum LossReduction
{
    /// <summary>The weighted sum over the number of samples.</summary>
    SumOverBatchSize,

    /// <summary>The weighted sum.</summary>
    Sum,

    /// <summary>They are left as they are.</summary>
    None,
}
