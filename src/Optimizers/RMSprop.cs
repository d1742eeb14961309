namespace RawOpsNet.Optimizers;

/// <summary>
/// Divides by the root of a mean of squared gradients: Keras' legacy RMSprop (Hinton, Coursera lecture 6e), with momentum and
/// the centered form (Graves, https://arxiv.org/abs/1308.0850) where asked for.
/// </summary>
/// <remarks>
/// <c>rms = rho · rms + (1 - rho) g²; mg = rho · mg + (1 - rho) g</c>. Without momentum
/// <c>var -= lr · g / (sqrt(rms [- mg²]) + epsilon)</c>; with it epsilon is inside the root:
/// <c>mom = momentum · mom + lr · g / sqrt(rms [- mg²] + epsilon); var -= mom</c>.
/// </remarks>
public sealed class RMSprop : OptimizerV2
{
    private readonly bool _hasMomentum;

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="rho">The decay of the means.</param>
    /// <param name="momentum">The decay of the running step; in [0, 1] where it is a number.</param>
    /// <param name="epsilon">Keeps the divisor from zero; 0 stands for 1e-7, as in Keras.</param>
    /// <param name="centered">Subtract the squared mean gradient.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">The momentum is outside [0, 1].</exception>
    public RMSprop(
        HyperValue? learningRate = null,
        HyperValue? rho = null,
        HyperValue? momentum = null,
        double epsilon = 1e-7,
        bool centered = false,
        string name = "RMSprop")
        : base(name, learningRate ?? 0.001)
    {
        HyperValue decay = momentum ?? 0.0;
        SetHyper("rho", rho ?? 0.9, HyperRange.Unit);
        SetHyper("momentum", decay, HyperRange.Unit);
        _hasMomentum = !decay.IsNumber || decay.Number > 0;
        Epsilon = OrDefault(epsilon);
        Centered = centered;
    }

    /// <summary>Gets or sets the decay of the means.</summary>
    public HyperValue Rho
    {
        get => GetHyper("rho");
        set => SetHyper("rho", value);
    }

    /// <summary>Gets or sets the decay of the running step.</summary>
    public HyperValue Momentum
    {
        get => GetHyper("momentum");
        set => SetHyper("momentum", value);
    }

    /// <summary>Gets what keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    /// <summary>Gets whether the squared mean gradient is subtracted.</summary>
    public bool Centered { get; }

    internal static RMSprop FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Hyper("rho", 0.9),
        config.Hyper("momentum", 0),
        config.Number("epsilon", 1e-7),
        config.Flag("centered"),
        config.Text("name", "RMSprop"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["rho"] = SerializeHyper("rho"),
            ["momentum"] = SerializeHyper("momentum"),
            ["epsilon"] = Epsilon,
            ["centered"] = Centered,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        AddSlots(variables, "rms");
        if (_hasMomentum)
        {
            AddSlots(variables, "momentum");
        }

        if (Centered)
        {
            AddSlots(variables, "mg");
        }
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["rho"] = GetDecay("rho", state.DType);
        state["momentum"] = GetDecay("momentum", state.DType);
        state["epsilon"] = Scalars.OfGuard(Epsilon, state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state)
    {
        Variable rms = GetSlot(variable, "rms");
        switch (_hasMomentum, Centered)
        {
            case (true, true):
                RawOps.ResourceApplyCenteredRMSProp(
                    variable, GetSlot(variable, "mg"), rms, GetSlot(variable, "momentum"), state.LearningRate, state["rho"],
                    state["momentum"], state["epsilon"], gradient, useLocking: true);
                break;
            case (true, false):
                RawOps.ResourceApplyRMSProp(
                    variable, rms, GetSlot(variable, "momentum"), state.LearningRate, state["rho"], state["momentum"],
                    state["epsilon"], gradient, useLocking: true);
                break;
            case (false, true):
                RawOps.ResourceApplyKerasCenteredRMSProp(
                    variable, GetSlot(variable, "mg"), rms, state.LearningRate, state["rho"], state["epsilon"], gradient,
                    useLocking: true);
                break;
            default:
                RawOps.ResourceApplyKerasRMSProp(
                    variable, rms, state.LearningRate, state["rho"], state["epsilon"], gradient, useLocking: true);
                break;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Without momentum the means of every row decay, as in Keras; with it only named rows are touched.</remarks>
    protected override void ResourceApplySparse(Tensor gradient, Variable variable, Tensor indices, ApplyState state)
    {
        if (!_hasMomentum)
        {
            ResourceApplyDensified(gradient, variable, indices, state);
        }
        else if (Centered)
        {
            RawOps.ResourceSparseApplyCenteredRMSProp(
                variable, GetSlot(variable, "mg"), GetSlot(variable, "rms"), GetSlot(variable, "momentum"), state.LearningRate,
                state["rho"], state["momentum"], state["epsilon"], gradient, indices, useLocking: true);
        }
        else
        {
            RawOps.ResourceSparseApplyRMSProp(
                variable, GetSlot(variable, "rms"), GetSlot(variable, "momentum"), state.LearningRate, state["rho"],
                state["momentum"], state["epsilon"], gradient, indices, useLocking: true);
        }
    }
}
