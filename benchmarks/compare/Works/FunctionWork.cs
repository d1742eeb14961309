namespace RawOpsNet.Compare;

/// <summary>Applies a function to a million numbers.</summary>
internal sealed class FunctionWork(string name, Func<Tensor, Tensor> function) : Work
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override Action Prepare()
    {
        Tensor x = Numbers(1, 1_000_000);
        return () => function(x).Dispose();
    }
}
