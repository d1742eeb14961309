namespace RawOpsNet.Optimizers.V3;

/// <summary>Descends along the gradient with momentum: Keras' newer SGD.</summary>
/// <remarks><c>m = momentum · m - lr · g; var += m</c>, in the Nesterov form <c>var += momentum · m - lr · g</c>.</remarks>
public sealed class SGD : OptimizerV3
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="momentum">The decay of the running step, in [0, 1].</param>
    /// <param name="nesterov">Use the Nesterov form.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">The momentum is outside [0, 1].</exception>
    public SGD(HyperValue? learningRate = null, double momentum = 0, bool nesterov = false, string name = "SGD")
        : base(name, learningRate ?? 0.01)
    {
        Momentum = Require("momentum", momentum, HyperRange.Unit);
        Nesterov = nesterov;
    }

    /// <summary>Gets the decay of the running step.</summary>
    public double Momentum { get; }

    /// <summary>Gets whether the Nesterov form is used.</summary>
    public bool Nesterov { get; }

    internal static SGD FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.01),
        config.Number("momentum", 0),
        config.Flag("nesterov"),
        config.Text("name", "SGD"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["momentum"] = Momentum,
            ["nesterov"] = Nesterov,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables) => AddSlots(variables, "m");

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["momentum"] = Scalars.OfDecay(Momentum, state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        RawOps.ResourceApplyKerasMomentum(
            variable, GetSlot(variable, "m"), state.LearningRate, gradient, state["momentum"],
            useLocking: true, useNesterov: Nesterov);
}
