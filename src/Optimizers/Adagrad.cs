namespace RawOpsNet.Optimizers;

/// <summary>
/// Divides by the root of the sum of squared gradients: Keras' legacy Adagrad (Duchi et al.,
/// https://jmlr.org/papers/v12/duchi11a.html).
/// </summary>
/// <remarks><c>accumulator += g²; var -= lr · g / (sqrt(accumulator) + epsilon)</c>; sparse: named rows only.</remarks>
public sealed class Adagrad : OptimizerV2
{
    private const string Slot = "accumulator";

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="initialAccumulatorValue">What the accumulators begin with; not negative.</param>
    /// <param name="epsilon">Keeps the divisor from zero; 0 stands for 1e-7, as in Keras.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">The initial value is negative.</exception>
    public Adagrad(
        HyperValue? learningRate = null,
        double initialAccumulatorValue = 0.1,
        double epsilon = 1e-7,
        string name = "Adagrad")
        : base(name, learningRate ?? 0.001)
    {
        InitialAccumulatorValue = NotNegative("initial_accumulator_value", initialAccumulatorValue);
        Epsilon = OrDefault(epsilon);
    }

    /// <summary>Gets what the accumulators begin with.</summary>
    public double InitialAccumulatorValue { get; }

    /// <summary>Gets what keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    internal static Adagrad FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Number("initial_accumulator_value", 0.1),
        config.Number("epsilon", 1e-7),
        config.Text("name", "Adagrad"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["initial_accumulator_value"] = InitialAccumulatorValue,
            ["epsilon"] = Epsilon,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables) =>
        AddSlots(variables, Slot, InitialAccumulatorValue);

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["epsilon"] = Scalars.OfGuard(Epsilon, state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        RawOps.ResourceApplyAdagradV2(
            variable, GetSlot(variable, Slot), state.LearningRate, state["epsilon"], gradient, useLocking: true);

    /// <inheritdoc/>
    protected override void ResourceApplySparse(Tensor gradient, Variable variable, Tensor indices, ApplyState state) =>
        RawOps.ResourceSparseApplyAdagradV2(
            variable, GetSlot(variable, Slot), state.LearningRate, state["epsilon"], gradient, indices, useLocking: true);
}
