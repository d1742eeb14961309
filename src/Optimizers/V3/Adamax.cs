namespace RawOpsNet.Optimizers.V3;

/// <summary>
/// Divides by a decaying maximum of the gradient's magnitude: Keras' newer Adamax (Kingma and Ba, section 7.1,
/// https://arxiv.org/abs/1412.6980).
/// </summary>
/// <remarks><c>m += (g - m)(1 - b1); u = max(b2 · u, |g|); var -= lr / (1 - b1^t) · m / (u + epsilon)</c>.</remarks>
public sealed class Adamax : OptimizerV3
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="beta1">The decay of the mean gradient.</param>
    /// <param name="beta2">The decay of the largest magnitude.</param>
    /// <param name="epsilon">Keeps the divisor from zero.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    public Adamax(
        HyperValue? learningRate = null,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-7,
        string name = "Adamax")
        : base(name, learningRate ?? 0.001)
    {
        Beta1 = RequireDecay("beta_1", beta1);
        Beta2 = Require("beta_2", beta2, HyperRange.Unit);
        Epsilon = NotNegative("epsilon", epsilon);
    }

    /// <summary>Gets the decay of the mean gradient.</summary>
    public double Beta1 { get; }

    /// <summary>Gets the decay of the largest magnitude.</summary>
    public double Beta2 { get; }

    /// <summary>Gets what keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    internal static Adamax FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Number("beta_1", 0.9),
        config.Number("beta_2", 0.999),
        config.Number("epsilon", 1e-7),
        config.Text("name", "Adamax"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["beta_1"] = Beta1,
            ["beta_2"] = Beta2,
            ["epsilon"] = Epsilon,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        foreach (Variable variable in variables)
        {
            AddSlots([variable], "m");
            AddSlots([variable], "u");
        }
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["beta_1"] = Scalars.OfDecay(Beta1, state.DType);
        state["beta_2"] = Scalars.OfDecay(Beta2, state.DType);
        state["beta_1_power"] = PowerOfStep(state["beta_1"], state.DType);
        state["epsilon"] = Scalars.OfGuard(Epsilon, state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        RawOps.ResourceApplyAdaMax(
            variable, GetSlot(variable, "m"), GetSlot(variable, "u"), state["beta_1_power"], state.LearningRate,
            state["beta_1"], state["beta_2"], state["epsilon"], gradient, useLocking: true);
}
