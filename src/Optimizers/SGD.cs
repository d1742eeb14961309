namespace RawOpsNet.Optimizers;

/// <summary>
/// Descends along the gradient, with momentum where it is asked for. Keras' SGD: the learning rate is folded into the
/// running step.
/// </summary>
/// <remarks>
/// Without momentum: <c>var -= lr * g</c>. With: <c>m = momentum * m - lr * g; var += m</c>, and in the Nesterov form
/// <c>var += momentum * m - lr * g</c>.
/// </remarks>
public sealed class SGD : OptimizerV2
{
    private const string Slot = "momentum";
    private readonly bool _hasMomentum;

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="momentum">The decay of the running step; in [0, 1] where it is a number.</param>
    /// <param name="nesterov">Use the Nesterov form.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">The momentum is outside [0, 1].</exception>
    public SGD(HyperValue? learningRate = null, HyperValue? momentum = null, bool nesterov = false, string name = "SGD")
        : base(name, learningRate ?? 0.01)
    {
        HyperValue decay = momentum ?? 0.0;
        SetHyper("momentum", decay, HyperRange.Unit);
        _hasMomentum = !decay.IsNumber || decay.Number > 0;
        Nesterov = nesterov;
    }

    /// <summary>Gets or sets the decay of the running step.</summary>
    public HyperValue Momentum
    {
        get => GetHyper("momentum");
        set => SetHyper("momentum", value);
    }

    /// <summary>Gets whether the Nesterov form is used.</summary>
    public bool Nesterov { get; }

    internal static SGD FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.01),
        config.Hyper("momentum", 0),
        config.Flag("nesterov"),
        config.Text("name", "SGD"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["momentum"] = SerializeHyper("momentum"),
            ["nesterov"] = Nesterov,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        if (_hasMomentum)
        {
            AddSlots(variables, Slot);
        }
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["momentum"] = GetDecay("momentum", state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state)
    {
        if (_hasMomentum)
        {
            RawOps.ResourceApplyKerasMomentum(
                variable, GetSlot(variable, Slot), state.LearningRate, gradient, state["momentum"],
                useLocking: true, useNesterov: Nesterov);
        }
        else
        {
            RawOps.ResourceApplyGradientDescent(variable, state.LearningRate, gradient, useLocking: true);
        }
    }

    /// <inheritdoc/>
    protected override void ResourceApplySparse(Tensor gradient, Variable variable, Tensor indices, ApplyState state) =>
        RawOps.ResourceSparseApplyKerasMomentum(
            variable, GetSlot(variable, Slot), state.LearningRate, gradient, indices, state["momentum"],
            useLocking: true, useNesterov: Nesterov);

    /// <inheritdoc/>
    protected override void ResourceApplySparseDuplicateIndices(
        Tensor gradient, Variable variable, Tensor indices, ApplyState state)
    {
        if (_hasMomentum)
        {
            base.ResourceApplySparseDuplicateIndices(gradient, variable, indices, state);
            return;
        }

        // A scatter adds every occurrence, so equal rows need no summing before.
        RawOps.ResourceScatterAdd(
            variable, indices.To(variable.Device), RawOps.Mul(gradient, RawOps.Neg(state.PlacedLearningRate)));
    }
}
