using RawOpsNet.Optimizers;

namespace RawOpsNet.Compare;

/// <summary>Updates 200 variables of 1,000 to 1,000,000 elements by an Adam optimizer's step.</summary>
internal sealed class ManyVariablesWork : Work
{
    private const int Count = 200;

    /// <inheritdoc/>
    public override string Name => "adam200";

    /// <inheritdoc/>
    public override Action Prepare()
    {
        Adam adam = new(0.001);
        GradientAndVariable[] pairs =
        [
            .. Enumerable.Range(0, Count).Select(i =>
            {
                long size = (long)(1000 * Math.Pow(1000, i / (Count - 1.0)));
                return new GradientAndVariable(new Gradient(Numbers(i, size)), new Variable(Numbers(Count + i, size)));
            }),
        ];
        return () =>
        {
            using TensorScope scope = new();
            adam.ApplyGradients(pairs);
        };
    }
}
