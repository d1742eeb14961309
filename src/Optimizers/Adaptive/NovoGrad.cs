namespace RawOpsNet.Optimizers;

/// <summary>
/// Divides each variable's gradient by the running norm of its gradients, and keeps momentum of the result. Ginsburg et al. 2019,
/// arXiv:1905.11286.
/// </summary>
/// <remarks>
/// <c>v = b2 v + (1 - b2) |g|^2</c> (the first step: |g|^2); <c>m = b1 m + g / (sqrt(v) + eps) + weight_decay w; w -= lr m</c>.
/// </remarks>
public sealed class NovoGrad : MomentOptimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="beta1">The decay of the running step, in [0, 1).</param>
    /// <param name="beta2">The decay of the squared norm, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor from zero.</param>
    /// <param name="weightDecay">The share of each variable that enters its running step.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">A decay is out of range.</exception>
    public NovoGrad(
        HyperValue? learningRate = null,
        double beta1 = 0.9,
        double beta2 = 0.25,
        double epsilon = 1e-6,
        double? weightDecay = null,
        string name = "NovoGrad")
        : base(name, learningRate ?? 0.001, beta1, beta2, epsilon) => WeightDecay = weightDecay;

    internal static NovoGrad FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Number("beta_1", 0.9),
        config.Number("beta_2", 0.25),
        config.Number("epsilon", 1e-6),
        name: config.Text("name", "NovoGrad"));

    /// <inheritdoc/>
    private protected override bool DecaysInsideUpdate => true;

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        foreach (Variable variable in variables)
        {
            AddSlot(variable, Mean);
            AddSlot(variable, Square, shape: []);
        }
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state)
    {
        // The first step begins the mean with the first norm.
        Tensor share = StepsTaken == 0 ? Scalars.Of(1, state.DType) : state["share_2"];
        Tensor square = MoveSlot(variable, Square, share, Norms.SumOfSquares(gradient));
        RawOps.ResourceApplyNovoGrad(
            variable, GetSlot(variable, Mean), RawOps.Sqrt(square), state.LearningRate,
            Scalars.OfDecay(Beta1, state.DType), state["epsilon"], Scalars.Of(DecayOf(variable), state.DType), gradient,
            useLocking: true);
    }
}
