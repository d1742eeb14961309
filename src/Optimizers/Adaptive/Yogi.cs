namespace RawOpsNet.Optimizers;

/// <summary>
/// Moves the second moment towards the squared gradient by at most that square, so that the rate rises slowly. Zaheer et al.
/// 2018, "Adaptive Methods for Nonconvex Optimization".
/// </summary>
/// <remarks><c>v -= (1 - b2) sign(v - g^2) g^2</c>; the rest is Adam's. Both moments begin at the initial value.</remarks>
public sealed class Yogi : MomentOptimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="beta1">The decay of the mean of gradients, in [0, 1).</param>
    /// <param name="beta2">The decay of the second moment, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor from zero.</param>
    /// <param name="initialAccumulatorValue">What both moments begin at.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">A decay is out of range.</exception>
    public Yogi(
        HyperValue? learningRate = null,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-3,
        double initialAccumulatorValue = 1e-6,
        string name = "Yogi")
        : base(name, learningRate ?? 0.01, beta1, beta2, epsilon) =>
        InitialAccumulatorValue = NotNegative("initial_accumulator_value", initialAccumulatorValue);

    /// <summary>Gets what both moments begin at.</summary>
    public double InitialAccumulatorValue { get; }

    internal static Yogi FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.01),
        config.Number("beta_1", 0.9),
        config.Number("beta_2", 0.999),
        config.Number("epsilon", 1e-3),
        config.Number("initial_accumulator_value", 1e-6),
        name: config.Text("name", "Yogi"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["initial_accumulator_value"] = InitialAccumulatorValue,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        foreach (Variable variable in variables)
        {
            AddSlot(variable, Mean, Initial);
            AddSlot(variable, Square, Initial);
        }
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        RawOps.ResourceApplyYogi(
            variable, GetSlot(variable, Mean), GetSlot(variable, Square), state["correction_1"], state["correction_2"],
            state.LearningRate, state["share_1"], state["share_2"], state["epsilon"], gradient, useLocking: true);

    private Tensor Initial(Shape shape, DType dtype) => RawOps.Fill(shape, Scalars.Of(InitialAccumulatorValue, dtype));
}
