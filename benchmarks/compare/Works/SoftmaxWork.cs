namespace RawOpsNet.Compare;

/// <summary>Makes shares of rows.</summary>
internal sealed class SoftmaxWork(int rows, int columns) : Work
{
    /// <inheritdoc/>
    public override string Name => $"softmax-{rows}x{columns}";

    /// <inheritdoc/>
    public override Action Prepare()
    {
        Tensor x = Numbers(1, rows, columns);
        return () => RawOps.Softmax(x).Dispose();
    }
}
