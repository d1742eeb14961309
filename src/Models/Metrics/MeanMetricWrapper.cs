namespace RawOpsNet.Models;

/// <summary>Means what a function gives for each sample; the function may be one of <see cref="LossFunctions"/>.</summary>
/// <param name="function">Computes the figure of each sample from truth and prediction.</param>
/// <param name="name">The name in the logs.</param>
public class MeanMetricWrapper(Func<Tensor, Tensor, Tensor> function, string name) : MeanMetric(name)
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) => function(SameRank(truth, prediction), prediction);
}
