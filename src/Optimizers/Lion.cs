namespace RawOpsNet.Optimizers;

/// <summary>
/// Steps by the sign of an interpolated momentum, so every element moves by the learning rate (Chen et al.,
/// https://arxiv.org/abs/2302.06675), as in Keras.
/// </summary>
/// <remarks><c>var -= lr · sign(b1 m + (1 - b1) g); m = b2 m + (1 - b2) g</c>.</remarks>
public sealed class Lion : OptimizerV3
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="beta1">The share of the momentum in a step, in (0, 1].</param>
    /// <param name="beta2">The decay of the momentum.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">beta1 is outside (0, 1].</exception>
    public Lion(HyperValue? learningRate = null, double beta1 = 0.9, double beta2 = 0.99, string name = "Lion")
        : base(name, learningRate ?? 0.0001)
    {
        Beta1 = Require("beta_1", beta1, HyperRange.Share);
        Beta2 = Require("beta_2", beta2, HyperRange.Unit);
    }

    /// <summary>Gets the share of the momentum in a step.</summary>
    public double Beta1 { get; }

    /// <summary>Gets the decay of the momentum.</summary>
    public double Beta2 { get; }

    internal static Lion FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.0001),
        config.Number("beta_1", 0.9),
        config.Number("beta_2", 0.99),
        config.Text("name", "Lion"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["beta_1"] = Beta1,
            ["beta_2"] = Beta2,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables) => AddSlots(variables, "m");

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["beta_1"] = Scalars.OfDecay(Beta1, state.DType);
        state["beta_2"] = Scalars.OfDecay(Beta2, state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        RawOps.ResourceApplyLion(
            variable, GetSlot(variable, "m"), state.LearningRate, state["beta_1"], state["beta_2"], gradient,
            useLocking: true);
}
