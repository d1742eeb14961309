namespace RawOpsNet.Optimizers;

/// <summary>
/// Scales Adam's step of each variable to the variable's own norm, for large batches. You et al. 2019, arXiv:1904.00962.
/// </summary>
/// <remarks>
/// <c>u = m^ / (sqrt(v^) + eps) + weight_decay w; w -= lr |w| / |u| u</c>; the ratio is 1 where a norm is 0.
/// </remarks>
public sealed class LAMB : MomentOptimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="beta1">The decay of the mean of gradients, in [0, 1).</param>
    /// <param name="beta2">The decay of the mean of squared gradients, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor from zero.</param>
    /// <param name="weightDecay">The share of each variable that enters its step before it is scaled.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">A decay is out of range.</exception>
    public LAMB(
        HyperValue? learningRate = null,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-6,
        double? weightDecay = null,
        string name = "LAMB")
        : base(name, learningRate ?? 0.001, beta1, beta2, epsilon) => WeightDecay = weightDecay;

    internal static LAMB FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Number("beta_1", 0.9),
        config.Number("beta_2", 0.999),
        config.Number("epsilon", 1e-6),
        name: config.Text("name", "LAMB"));

    /// <inheritdoc/>
    private protected override bool DecaysInsideUpdate => true;

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state)
    {
        Tensor mean = MoveSlot(variable, Mean, state["share_1"], gradient);
        Tensor square = MoveSlot(variable, Square, state["share_2"], RawOps.Square(gradient));
        Tensor meanHat = RawOps.RealDiv(mean, state.Placed("correction_1"));
        Tensor squareHat = RawOps.RealDiv(square, state.Placed("correction_2"));
        Tensor update = RawOps.RealDiv(meanHat, RawOps.AddV2(RawOps.Sqrt(squareHat), state.Placed("epsilon")));
        update = WithWeightDecay(update, variable);
        Tensor rate = RawOps.Mul(state.PlacedLearningRate, TrustRatio.Of(variable, update, 1));
        RawOps.ResourceApplyGradientDescent(variable, rate, update, useLocking: true);
    }
}
