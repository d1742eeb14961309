namespace RawOpsNet.Models;

/// <summary>Joins the inputs of a batch with what is known of them.</summary>
/// <param name="Input">What the model takes; the first dim counts samples.</param>
/// <param name="Target">The labels or targets; null where there are none.</param>
/// <param name="SampleWeight">A weight for each sample; null: all 1.</param>
public readonly record struct Batch(Tensor Input, Tensor? Target = null, Tensor? SampleWeight = null)
{
    /// <summary>Joins inputs and targets.</summary>
    public static implicit operator Batch((Tensor Input, Tensor Target) pair) => new(pair.Input, pair.Target);
}
