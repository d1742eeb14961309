namespace RawOpsNet.Compare;

/// <summary>Updates one variable by Adam, in one raw op.</summary>
internal sealed class AdamWork(string name, int elements) : Work
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override Action Prepare()
    {
        Variable variable = new(Numbers(1, elements));
        Variable m = new(Tensor.Zeros([elements]));
        Variable v = new(Tensor.Zeros([elements]));
        Tensor gradient = Numbers(2, elements);
        Tensor[] hypers = [0.9f, 0.999f, 0.001f, 0.9f, 0.999f, 1e-7f];
        return () => RawOps.ResourceApplyAdam(
            variable.Handle,
            m.Handle,
            v.Handle,
            hypers[0],
            hypers[1],
            hypers[2],
            hypers[3],
            hypers[4],
            hypers[5],
            gradient);
    }
}
