namespace RawOpsNet.Compare;

/// <summary>Multiplies matrices.</summary>
internal sealed class MatMulWork(string name, int m, int k, int n, bool transposeA, bool transposeB) : Work
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override Action Prepare()
    {
        Tensor a = transposeA ? Numbers(1, k, m) : Numbers(1, m, k);
        Tensor b = transposeB ? Numbers(2, n, k) : Numbers(2, k, n);
        return () => RawOps.MatMul(a, b, transposeA, transposeB).Dispose();
    }
}
