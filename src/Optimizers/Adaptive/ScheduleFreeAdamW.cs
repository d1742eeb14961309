namespace RawOpsNet.Optimizers;

/// <summary>Averages the steps of AdamW without momentum, without a schedule. Defazio et al. 2024, arXiv:2405.15682.</summary>
public sealed class ScheduleFreeAdamW : ScheduleFreeOptimizer
{
    private const string Square = "v";

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or a schedule that only warms up.</param>
    /// <param name="beta1">The share of the average in the variables, in (0, 1].</param>
    /// <param name="beta2">The decay of the mean of squared gradients, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor from zero.</param>
    /// <param name="weightDecay">The share of each variable, times the rate, that the base sequence loses in a step.</param>
    /// <param name="weightPower">The power of the largest rate so far that weights a step in the average.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">A share or decay is out of range.</exception>
    public ScheduleFreeAdamW(
        HyperValue? learningRate = null,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-8,
        double? weightDecay = null,
        double weightPower = 2,
        string name = "ScheduleFreeAdamW")
        : base(name, learningRate ?? 0.0025, beta1, weightPower)
    {
        Beta2 = RequireDecay("beta_2", beta2);
        Epsilon = NotNegative("epsilon", epsilon);
        WeightDecay = weightDecay;
    }

    /// <summary>Gets the decay of the mean of squared gradients.</summary>
    public double Beta2 { get; }

    /// <summary>Gets what keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    internal static ScheduleFreeAdamW FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.0025),
        config.Number("beta_1", 0.9),
        config.Number("beta_2", 0.999),
        config.Number("epsilon", 1e-8),
        weightPower: config.Number("weight_power", 2),
        name: config.Text("name", "ScheduleFreeAdamW"));

    /// <inheritdoc/>
    private protected override bool DecaysInsideUpdate => true;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["beta_2"] = Beta2,
            ["epsilon"] = Epsilon,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        base.CreateSlots(variables);
        foreach (Variable variable in variables)
        {
            AddSlot(variable, Square);
        }
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["share_2"] = Scalars.Of(1 - Beta2, state.DType);
        state["correction_2"] = Correction(Beta2, state.DType);
        state["epsilon"] = Scalars.OfGuard(Epsilon, state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        RawOps.ResourceApplyScheduleFreeAdamW(
            variable, GetSlot(variable, Base), GetSlot(variable, Square), state["correction_2"], state.LearningRate,
            state["beta_1"], state["share_2"], state["epsilon"], Scalars.Of(DecayOf(variable), state.DType), state["weight"],
            gradient, useLocking: true);
}
