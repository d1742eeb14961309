namespace RawOpsNet.Optimizers.V3;

/// <summary>
/// Scales each step by the running sizes of earlier steps and gradients: Keras' newer Adadelta (Zeiler,
/// https://arxiv.org/abs/1212.5701).
/// </summary>
/// <remarks>
/// <c>ag = rho · ag + (1 - rho) g²; d = sqrt(ad + epsilon) / sqrt(ag + epsilon) · g; var -= lr · d;
/// ad = rho · ad + (1 - rho) d²</c>, with ag accumulated_grad and ad accumulated_delta_var.
/// </remarks>
public sealed class Adadelta : OptimizerV3
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="rho">The decay of both means.</param>
    /// <param name="epsilon">Keeps the divisor from zero.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    public Adadelta(HyperValue? learningRate = null, double rho = 0.95, double epsilon = 1e-7, string name = "Adadelta")
        : base(name, learningRate ?? 0.001)
    {
        Rho = Require("rho", rho, HyperRange.Unit);
        Epsilon = NotNegative("epsilon", epsilon);
    }

    /// <summary>Gets the decay of both means.</summary>
    public double Rho { get; }

    /// <summary>Gets what keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    internal static Adadelta FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Number("rho", 0.95),
        config.Number("epsilon", 1e-7),
        config.Text("name", "Adadelta"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["rho"] = Rho,
            ["epsilon"] = Epsilon,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        foreach (Variable variable in variables)
        {
            AddSlots([variable], "accumulated_grad");
            AddSlots([variable], "accumulated_delta_var");
        }
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["rho"] = Scalars.OfDecay(Rho, state.DType);
        state["epsilon"] = Scalars.OfGuard(Epsilon, state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        RawOps.ResourceApplyAdadelta(
            variable, GetSlot(variable, "accumulated_grad"), GetSlot(variable, "accumulated_delta_var"), state.LearningRate,
            state["rho"], state["epsilon"], gradient, useLocking: true);
}
