namespace RawOpsNet.Models;

/// <summary>Joins the inputs of a batch with what is known of them.</summary>
/// <param name="Input">What the model takes; the first dims count samples.</param>
/// <param name="Target">The labels or targets; null where there are none.</param>
/// <param name="SampleWeight">A weight for each sample; null: all 1.</param>
public readonly record struct Batch(Tensors Input, Tensors? Target = null, Tensors? SampleWeight = null)
{
    /// <summary>Joins what converts to tensors: C# arrays too.</summary>
    /// <param name="input">What the model takes; the first dims count samples.</param>
    /// <param name="target">The labels or targets; null where there are none.</param>
    /// <param name="sampleWeight">A weight for each sample; null: all 1.</param>
    public Batch(Samples input, Samples? target = null, Samples? sampleWeight = null)
        : this(Samples.Of(input), Samples.Of(target), Samples.Of(sampleWeight))
    {
    }

    /// <summary>Joins inputs and targets.</summary>
    public static implicit operator Batch((Tensor Input, Tensor Target) pair) => new(pair.Input, pair.Target);

    /// <summary>Joins inputs, targets and weights.</summary>
    public static implicit operator Batch((Tensor Input, Tensor Target, Tensor SampleWeight) triple) =>
        new(triple.Input, triple.Target, triple.SampleWeight);
}
