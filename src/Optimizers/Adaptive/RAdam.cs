namespace RawOpsNet.Optimizers;

/// <summary>
/// Steps as Adam does only where the variance of the adaptive rate is bounded, and by the mean gradient alone before. Liu et al.
/// 2019, arXiv:1908.03265.
/// </summary>
public sealed class RAdam : MomentOptimizer
{
    private static readonly HyperRange WhereVarianceIsBounded = new(4, double.MaxValue, IsAboveLeast: true);

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="beta1">The decay of the mean of gradients, in [0, 1).</param>
    /// <param name="beta2">The decay of the mean of squared gradients, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor from zero.</param>
    /// <param name="threshold">The least length of the averaged past (rho in the paper) for an adaptive step.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">A decay is out of range, or the threshold is not above 4.</exception>
    public RAdam(
        HyperValue? learningRate = null,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-8,
        double threshold = 5,
        string name = "RAdam")
        : base(name, learningRate ?? 0.001, beta1, beta2, epsilon) =>
        Threshold = Require("threshold", threshold, WhereVarianceIsBounded);

    /// <summary>Gets the least length of the averaged past for an adaptive step.</summary>
    public double Threshold { get; }

    internal static RAdam FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Number("beta_1", 0.9),
        config.Number("beta_2", 0.999),
        config.Number("epsilon", 1e-8),
        config.Number("threshold", 5),
        name: config.Text("name", "RAdam"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal) { ["threshold"] = Threshold };

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        long step = StepsTaken + 1;
        double rectification = state.DType == DType.Float64 ? Rectification<double>(step) : Rectification<float>(step);
        state["rectification"] = Scalars.Of(rectification, state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        RawOps.ResourceApplyRAdam(
            variable, GetSlot(variable, Mean), GetSlot(variable, Square), state["correction_1"], state["correction_2"],
            state.LearningRate, state["share_1"], state["share_2"], state["epsilon"], state["rectification"], gradient,
            useLocking: true);

    // In the precision of the variables, the power by squaring: the difference below loses five of float32's seven digits in
    // the first steps, and optax' results are these.
    private double Rectification<T>(long step)
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        T power = StepPower.BySquaring(T.CreateChecked(Beta2), step);
        T limit = T.CreateChecked((2 / (1 - Beta2)) - 1);
        T length = limit - (T.CreateChecked(2 * step) * power / (T.One - power));
        if (length < T.CreateChecked(Threshold))
        {
            return 0;
        }

        T two = T.CreateChecked(2);
        T four = T.CreateChecked(4);
        return double.CreateChecked(
            T.Sqrt((length - four) * (length - two) * limit / ((limit - four) * (limit - two) * length)));
    }
}
