namespace RawOpsNet.Optimizers.V3;

/// <summary>
/// Divides by the root of a mean of squared gradients: Keras' newer RMSprop (Hinton, Coursera lecture 6e), with momentum and
/// the centered form (Graves, https://arxiv.org/abs/1308.0850) where asked for.
/// </summary>
/// <remarks>
/// <c>velocity = rho · velocity + (1 - rho) g²; average = rho · average + (1 - rho) g;
/// step = lr · g / sqrt(velocity [- average²] + epsilon)</c>; then <c>var -= step</c>, or with momentum
/// <c>mom = momentum · mom + step; var -= mom</c>. Averages overwrite the variables every 100 steps by default.
/// </remarks>
public sealed class RMSprop : OptimizerV3
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="rho">The decay of the means.</param>
    /// <param name="momentum">The decay of the running step.</param>
    /// <param name="epsilon">Keeps the divisor from zero.</param>
    /// <param name="centered">Subtract the squared mean gradient.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    public RMSprop(
        HyperValue? learningRate = null,
        double rho = 0.9,
        double momentum = 0,
        double epsilon = 1e-7,
        bool centered = false,
        string name = "RMSprop")
        : base(name, learningRate ?? 0.001)
    {
        Rho = Require("rho", rho, HyperRange.Unit);
        Momentum = Require("momentum", momentum, HyperRange.Unit);
        Epsilon = NotNegative("epsilon", epsilon);
        Centered = centered;
        EmaOverwriteFrequency = 100;
    }

    /// <summary>Gets the decay of the means.</summary>
    public double Rho { get; }

    /// <summary>Gets the decay of the running step.</summary>
    public double Momentum { get; }

    /// <summary>Gets what keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    /// <summary>Gets whether the squared mean gradient is subtracted.</summary>
    public bool Centered { get; }

    internal static RMSprop FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Number("rho", 0.9),
        config.Number("momentum", 0),
        config.Number("epsilon", 1e-7),
        config.Flag("centered"),
        config.Text("name", "RMSprop"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["rho"] = Rho,
            ["momentum"] = Momentum,
            ["epsilon"] = Epsilon,
            ["centered"] = Centered,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        AddSlots(variables, "velocity");
        if (Momentum > 0)
        {
            AddSlots(variables, "momentum");
        }

        if (Centered)
        {
            AddSlots(variables, "average_gradient");
        }
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["rho"] = Scalars.OfDecay(Rho, state.DType);
        state["momentum"] = Scalars.OfDecay(Momentum, state.DType);
        state["epsilon"] = Scalars.OfGuard(Epsilon, state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state)
    {
        Variable velocity = GetSlot(variable, "velocity");
        switch (Momentum > 0, Centered)
        {
            case (true, true):
                RawOps.ResourceApplyCenteredRMSProp(
                    variable, GetSlot(variable, "average_gradient"), velocity, GetSlot(variable, "momentum"),
                    state.LearningRate, state["rho"], state["momentum"], state["epsilon"], gradient, useLocking: true);
                break;
            case (true, false):
                RawOps.ResourceApplyRMSProp(
                    variable, velocity, GetSlot(variable, "momentum"), state.LearningRate, state["rho"], state["momentum"],
                    state["epsilon"], gradient, useLocking: true);
                break;
            case (false, true):
                RawOps.ResourceApplyKerasCenteredRMSProp(
                    variable, GetSlot(variable, "average_gradient"), velocity, state.LearningRate, state["rho"],
                    state["epsilon"], gradient, useLocking: true, epsilonInRoot: true);
                break;
            default:
                RawOps.ResourceApplyKerasRMSProp(
                    variable, velocity, state.LearningRate, state["rho"], state["epsilon"], gradient,
                    useLocking: true, epsilonInRoot: true);
                break;
        }
    }
}
