namespace RawOpsNet.Optimizers;

/// <summary>
/// Divides by a decaying maximum of the gradient's magnitude: Keras' legacy Adamax (Kingma and Ba, section 7.1,
/// https://arxiv.org/abs/1412.6980).
/// </summary>
/// <remarks>
/// <c>m += (g - m)(1 - b1); v = max(b2 · v, |g|); var -= lr / (1 - b1^t) · m / (v + epsilon)</c>. Rows that a sparse gradient
/// does not name stay as they are, state included.
/// </remarks>
public sealed class Adamax : OptimizerV2
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="beta1">The decay of the mean gradient.</param>
    /// <param name="beta2">The decay of the largest magnitude.</param>
    /// <param name="epsilon">Keeps the divisor from zero; 0 stands for 1e-7, as in Keras.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    public Adamax(
        HyperValue? learningRate = null,
        HyperValue? beta1 = null,
        HyperValue? beta2 = null,
        double epsilon = 1e-7,
        string name = "Adamax")
        : base(name, learningRate ?? 0.001)
    {
        SetHyper("beta_1", beta1 ?? 0.9, HyperRange.Decay);
        SetHyper("beta_2", beta2 ?? 0.999, HyperRange.Unit);
        Epsilon = OrDefault(epsilon);
    }

    /// <summary>Gets or sets the decay of the mean gradient.</summary>
    public HyperValue Beta1
    {
        get => GetHyper("beta_1");
        set => SetHyper("beta_1", value);
    }

    /// <summary>Gets or sets the decay of the largest magnitude.</summary>
    public HyperValue Beta2
    {
        get => GetHyper("beta_2");
        set => SetHyper("beta_2", value);
    }

    /// <summary>Gets what keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    internal static Adamax FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Hyper("beta_1", 0.9),
        config.Hyper("beta_2", 0.999),
        config.Number("epsilon", 1e-7),
        config.Text("name", "Adamax"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["beta_1"] = SerializeHyper("beta_1"),
            ["beta_2"] = SerializeHyper("beta_2"),
            ["epsilon"] = Epsilon,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        AddSlots(variables, "m");
        AddSlots(variables, "v");
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["beta_1"] = GetDecay("beta_1", state.DType);
        state["beta_2"] = GetDecay("beta_2", state.DType);
        state["beta_1_power"] = PowerOfStep(state["beta_1"], state.DType);
        state["epsilon"] = Scalars.OfGuard(Epsilon, state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        RawOps.ResourceApplyAdaMax(
            variable, GetSlot(variable, "m"), GetSlot(variable, "v"), state["beta_1_power"], state.LearningRate,
            state["beta_1"], state["beta_2"], state["epsilon"], gradient, useLocking: true);

    /// <inheritdoc/>
    protected override void ResourceApplySparse(Tensor gradient, Variable variable, Tensor indices, ApplyState state) =>
        RawOps.ResourceSparseApplyAdaMax(
            variable, GetSlot(variable, "m"), GetSlot(variable, "v"), state["beta_1_power"], state.LearningRate,
            state["beta_1"], state["beta_2"], state["epsilon"], gradient, indices, useLocking: true);
}
