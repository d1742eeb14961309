namespace RawOpsNet.Optimizers;

/// <summary>
/// Scales each step by the running sizes of earlier steps and gradients: Keras' legacy Adadelta (Zeiler,
/// https://arxiv.org/abs/1212.5701).
/// </summary>
/// <remarks>
/// <c>accum_grad = rho · accum_grad + (1 - rho) g²; u = sqrt(accum_var + epsilon) / sqrt(accum_grad + epsilon) · g;
/// var -= lr · u; accum_var = rho · accum_var + (1 - rho) u²</c>; sparse: named rows only.
/// </remarks>
public sealed class Adadelta : OptimizerV2
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="rho">The decay of both means.</param>
    /// <param name="epsilon">Keeps the divisor from zero; 0 stands for 1e-7, as in Keras.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    public Adadelta(
        HyperValue? learningRate = null, HyperValue? rho = null, double epsilon = 1e-7, string name = "Adadelta")
        : base(name, learningRate ?? 0.001)
    {
        SetHyper("rho", rho ?? 0.95, HyperRange.Unit);
        Epsilon = OrDefault(epsilon);
    }

    /// <summary>Gets or sets the decay of both means.</summary>
    public HyperValue Rho
    {
        get => GetHyper("rho");
        set => SetHyper("rho", value);
    }

    /// <summary>Gets what keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    internal static Adadelta FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Hyper("rho", 0.95),
        config.Number("epsilon", 1e-7),
        config.Text("name", "Adadelta"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["rho"] = SerializeHyper("rho"),
            ["epsilon"] = Epsilon,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        AddSlots(variables, "accum_grad");
        AddSlots(variables, "accum_var");
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["rho"] = GetDecay("rho", state.DType);
        state["epsilon"] = Scalars.OfGuard(Epsilon, state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        RawOps.ResourceApplyAdadelta(
            variable, GetSlot(variable, "accum_grad"), GetSlot(variable, "accum_var"), state.LearningRate, state["rho"],
            state["epsilon"], gradient, useLocking: true);

    /// <inheritdoc/>
    protected override void ResourceApplySparse(Tensor gradient, Variable variable, Tensor indices, ApplyState state) =>
        RawOps.ResourceSparseApplyAdadelta(
            variable, GetSlot(variable, "accum_grad"), GetSlot(variable, "accum_var"), state.LearningRate, state["rho"],
            state["epsilon"], gradient, indices, useLocking: true);
}
