namespace RawOpsNet.Optimizers;

/// <summary>
/// Scales each element's step by running means of its gradient and squared gradient: Keras' legacy Adam (Kingma and Ba,
/// https://arxiv.org/abs/1412.6980; AMSGrad: Reddi et al., https://openreview.net/forum?id=ryQu7f-RZ).
/// </summary>
/// <remarks>
/// <c>m += (g - m)(1 - b1); v += (g² - v)(1 - b2); var -= lr · sqrt(1 - b2^t) / (1 - b1^t) · m / (sqrt(v) + epsilon)</c>; with
/// AMSGrad the largest v so far divides.
/// </remarks>
public sealed class Adam : OptimizerV2
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="beta1">The decay of the mean gradient.</param>
    /// <param name="beta2">The decay of the mean squared gradient.</param>
    /// <param name="epsilon">Keeps the divisor from zero; 0 stands for 1e-7, as in Keras.</param>
    /// <param name="amsgrad">Divide by the largest mean squared gradient so far.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    public Adam(
        HyperValue? learningRate = null,
        HyperValue? beta1 = null,
        HyperValue? beta2 = null,
        double epsilon = 1e-7,
        bool amsgrad = false,
        string name = "Adam")
        : base(name, learningRate ?? 0.001)
    {
        SetHyper("beta_1", beta1 ?? 0.9, HyperRange.Decay);
        SetHyper("beta_2", beta2 ?? 0.999, HyperRange.Decay);
        Epsilon = OrDefault(epsilon);
        Amsgrad = amsgrad;
    }

    /// <summary>Gets or sets the decay of the mean gradient.</summary>
    public HyperValue Beta1
    {
        get => GetHyper("beta_1");
        set => SetHyper("beta_1", value);
    }

    /// <summary>Gets or sets the decay of the mean squared gradient.</summary>
    public HyperValue Beta2
    {
        get => GetHyper("beta_2");
        set => SetHyper("beta_2", value);
    }

    /// <summary>Gets what keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    /// <summary>Gets whether the largest mean squared gradient so far divides.</summary>
    public bool Amsgrad { get; }

    internal static Adam FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Hyper("beta_1", 0.9),
        config.Hyper("beta_2", 0.999),
        config.Number("epsilon", 1e-7),
        config.Flag("amsgrad"),
        config.Text("name", "Adam"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["beta_1"] = SerializeHyper("beta_1"),
            ["beta_2"] = SerializeHyper("beta_2"),
            ["epsilon"] = Epsilon,
            ["amsgrad"] = Amsgrad,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        AddSlots(variables, "m");
        AddSlots(variables, "v");
        if (Amsgrad)
        {
            AddSlots(variables, "vhat");
        }
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["beta_1"] = GetDecay("beta_1", state.DType);
        state["beta_2"] = GetDecay("beta_2", state.DType);
        state["beta_1_power"] = PowerOfStep(state["beta_1"], state.DType);
        state["beta_2_power"] = PowerOfStep(state["beta_2"], state.DType);
        state["epsilon"] = Scalars.OfGuard(Epsilon, state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state)
    {
        (Variable m, Variable v) = (GetSlot(variable, "m"), GetSlot(variable, "v"));
        if (Amsgrad)
        {
            RawOps.ResourceApplyAdamWithAmsgrad(
                variable, m, v, GetSlot(variable, "vhat"), state["beta_1_power"], state["beta_2_power"], state.LearningRate,
                state["beta_1"], state["beta_2"], state["epsilon"], gradient, useLocking: true);
        }
        else
        {
            RawOps.ResourceApplyAdam(
                variable, m, v, state["beta_1_power"], state["beta_2_power"], state.LearningRate,
                state["beta_1"], state["beta_2"], state["epsilon"], gradient, useLocking: true);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The state of every row decays and every row moves, as in Keras: the dense rule with zeros elsewhere.</remarks>
    protected override void ResourceApplySparse(Tensor gradient, Variable variable, Tensor indices, ApplyState state) =>
        ResourceApplyDensified(gradient, variable, indices, state);
}
