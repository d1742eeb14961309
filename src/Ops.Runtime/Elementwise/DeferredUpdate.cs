namespace RawOpsNet.OpServices;

/// <summary>An update of some rows that waits in an <see cref="UpdateBatch"/>; it holds its operands.</summary>
internal sealed class DeferredUpdate(Tensor[] operands, Action<Tensor[]> update) : IDisposable
{
    /// <summary>Updates.</summary>
    public void Run() => update(operands);

    /// <summary>Lets go of the operands.</summary>
    public void Dispose()
    {
        foreach (Tensor operand in operands)
        {
            operand.Dispose();
        }
    }
}
