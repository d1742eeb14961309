namespace RawOpsNet.Models;

/// <summary>Penalizes a weight or an output: a scalar that is added to the loss.</summary>
public abstract class Regularizer
{
    /// <summary>Computes the penalty.</summary>
    public abstract Tensor Invoke(Tensor x);
}
