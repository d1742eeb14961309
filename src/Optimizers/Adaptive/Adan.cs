namespace RawOpsNet.Optimizers;

/// <summary>
/// Looks ahead by the mean difference of successive gradients (Nesterov's momentum without a second gradient). Xie et al. 2022,
/// arXiv:2208.06677.
/// </summary>
/// <remarks>
/// Computes as optax does: the difference enters the step with the share 1 - beta2, beta2 being the decay of its mean. The
/// authors' own program takes beta2 as that share.
/// </remarks>
public sealed class Adan : MomentOptimizer
{
    private const string Difference = "d";
    private const string Ahead = "n";
    private const string Previous = "previous_gradient";

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="beta1">The decay of the mean of gradients, in [0, 1).</param>
    /// <param name="beta2">The decay of the mean of differences, in [0, 1).</param>
    /// <param name="beta3">The decay of the mean of squares, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor from zero.</param>
    /// <param name="epsilonRoot">Keeps the root from zero.</param>
    /// <param name="weightDecay">The share of each variable, times the rate, that a step takes off.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">A decay is out of range.</exception>
    public Adan(
        HyperValue? learningRate = null,
        double beta1 = 0.98,
        double beta2 = 0.92,
        double beta3 = 0.99,
        double epsilon = 1e-8,
        double epsilonRoot = 1e-8,
        double? weightDecay = null,
        string name = "Adan")
        : base(name, learningRate ?? 0.001, beta1, beta2, epsilon)
    {
        Beta3 = RequireDecay("beta_3", beta3);
        EpsilonRoot = NotNegative("epsilon_root", epsilonRoot);
        WeightDecay = weightDecay;
    }

    /// <summary>Gets the decay of the mean of squares.</summary>
    public double Beta3 { get; }

    /// <summary>Gets what keeps the root from zero.</summary>
    public double EpsilonRoot { get; }

    internal static Adan FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Number("beta_1", 0.98),
        config.Number("beta_2", 0.92),
        config.Number("beta_3", 0.99),
        config.Number("epsilon", 1e-8),
        config.Number("epsilon_root", 1e-8),
        name: config.Text("name", "Adan"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["beta_3"] = Beta3,
            ["epsilon_root"] = EpsilonRoot,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        foreach (Variable variable in variables)
        {
            AddSlot(variable, Mean);
            AddSlot(variable, Difference);
            AddSlot(variable, Ahead);
            AddSlot(variable, Previous);
        }
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["share_3"] = Scalars.Of(1 - Beta3, state.DType);
        state["correction_3"] = Correction(Beta3, state.DType);
        state["epsilon_root"] = Scalars.Of(EpsilonRoot, state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state)
    {
        Variable previous = GetSlot(variable, Previous);
        if (StepsTaken == 0)
        {
            previous.Assign(gradient);
        }

        RawOps.ResourceApplyAdan(
            variable, GetSlot(variable, Mean), GetSlot(variable, Difference), GetSlot(variable, Ahead), previous,
            state["correction_1"], state["correction_2"], state["correction_3"], state.LearningRate, state["share_1"],
            state["share_2"], state["share_3"], state["epsilon"], state["epsilon_root"], gradient, useLocking: true);
    }
}
