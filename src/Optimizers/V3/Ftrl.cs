namespace RawOpsNet.Optimizers.V3;

/// <summary>
/// Follows the regularised leader: Keras' newer Ftrl (McMahan et al., https://research.google/pubs/pub41159).
/// </summary>
/// <remarks>
/// With p = -learning_rate_power and n = accumulator + g²: <c>linear += g + 2 · l2_shrinkage · var - (n^p - accumulator^p) / lr ·
/// var; var = (clip(linear, -l1, l1) - linear) / (n^p / lr + 2 · (l2 + beta / (2 lr))); accumulator = n</c>.
/// </remarks>
public sealed class Ftrl : OptimizerV3
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="learningRatePower">How the rate falls with the accumulator; not positive, 0 for a fixed rate.</param>
    /// <param name="initialAccumulatorValue">What the accumulators begin with; not negative.</param>
    /// <param name="l1RegularizationStrength">The strength of the l1 penalty; not negative.</param>
    /// <param name="l2RegularizationStrength">The strength of the l2 penalty; not negative.</param>
    /// <param name="l2ShrinkageRegularizationStrength">The l2 penalty on the value itself; not negative.</param>
    /// <param name="beta">The beta of the paper; it adds to the l2 penalty.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">A value has the wrong sign.</exception>
    public Ftrl(
        HyperValue? learningRate = null,
        double learningRatePower = -0.5,
        double initialAccumulatorValue = 0.1,
        double l1RegularizationStrength = 0,
        double l2RegularizationStrength = 0,
        double l2ShrinkageRegularizationStrength = 0,
        double beta = 0,
        string name = "Ftrl")
        : base(name, learningRate ?? 0.001)
    {
        LearningRatePower = Require("learning_rate_power", learningRatePower, HyperRange.NotPositive);
        InitialAccumulatorValue = NotNegative("initial_accumulator_value", initialAccumulatorValue);
        L1RegularizationStrength = NotNegative("l1_regularization_strength", l1RegularizationStrength);
        L2RegularizationStrength = NotNegative("l2_regularization_strength", l2RegularizationStrength);
        L2ShrinkageRegularizationStrength =
            NotNegative("l2_shrinkage_regularization_strength", l2ShrinkageRegularizationStrength);
        Beta = NotNegative("beta", beta);
    }

    /// <summary>Gets how the rate falls with the accumulator.</summary>
    public double LearningRatePower { get; }

    /// <summary>Gets what the accumulators begin with.</summary>
    public double InitialAccumulatorValue { get; }

    /// <summary>Gets the strength of the l1 penalty.</summary>
    public double L1RegularizationStrength { get; }

    /// <summary>Gets the strength of the l2 penalty.</summary>
    public double L2RegularizationStrength { get; }

    /// <summary>Gets the l2 penalty on the value itself.</summary>
    public double L2ShrinkageRegularizationStrength { get; }

    /// <summary>Gets the beta of the paper.</summary>
    public double Beta { get; }

    internal static Ftrl FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Number("learning_rate_power", -0.5),
        config.Number("initial_accumulator_value", 0.1),
        config.Number("l1_regularization_strength", 0),
        config.Number("l2_regularization_strength", 0),
        config.Number("l2_shrinkage_regularization_strength", 0),
        config.Number("beta", 0),
        config.Text("name", "Ftrl"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["learning_rate_power"] = LearningRatePower,
            ["initial_accumulator_value"] = InitialAccumulatorValue,
            ["l1_regularization_strength"] = L1RegularizationStrength,
            ["l2_regularization_strength"] = L2RegularizationStrength,
            ["l2_shrinkage_regularization_strength"] = L2ShrinkageRegularizationStrength,
            ["beta"] = Beta,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        foreach (Variable variable in variables)
        {
            AddSlots([variable], "accumulator", InitialAccumulatorValue);
            AddSlots([variable], "linear");
        }
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        DType dtype = state.DType;
        state["l1"] = Scalars.Of(L1RegularizationStrength, dtype);
        state["l2"] = FtrlRate.WithBeta(
            this, Scalars.Of(L2RegularizationStrength, dtype), Scalars.Of(Beta, Scalars.Wide(dtype)), state.LearningRate);
        state["l2_shrinkage"] = Scalars.Of(L2ShrinkageRegularizationStrength, dtype);
        state["lr_power"] = Scalars.Of(LearningRatePower, dtype);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        RawOps.ResourceApplyFtrlV2(
            variable, GetSlot(variable, "accumulator"), GetSlot(variable, "linear"), gradient, state.LearningRate,
            state["l1"], state["l2"], state["l2_shrinkage"], state["lr_power"], useLocking: true);
}
