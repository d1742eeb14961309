namespace RawOpsNet.Optimizers;

/// <summary>
/// Scales the mean gradient by how far gradients lie from it: small steps where they surprise. Zhuang et al. 2020,
/// arXiv:2010.07468.
/// </summary>
/// <remarks>
/// <c>m = b1 m + (1 - b1) g; s = b2 s + (1 - b2) (g - m)^2 + eps_root; w -= lr m^ / (sqrt(s^) + eps)</c>, where ^ divides by
/// 1 - b^t.
/// </remarks>
public sealed class AdaBelief : MomentOptimizer
{
    private const string Surprise = "s";

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="beta1">The decay of the mean of gradients, in [0, 1).</param>
    /// <param name="beta2">The decay of the mean of squared surprises, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor from zero.</param>
    /// <param name="epsilonRoot">What each step adds to the mean of squared surprises.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">A decay is out of range.</exception>
    public AdaBelief(
        HyperValue? learningRate = null,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-16,
        double epsilonRoot = 1e-16,
        string name = "AdaBelief")
        : base(name, learningRate ?? 0.001, beta1, beta2, epsilon) =>
        EpsilonRoot = NotNegative("epsilon_root", epsilonRoot);

    /// <summary>Gets what each step adds to the mean of squared surprises.</summary>
    public double EpsilonRoot { get; }

    internal static AdaBelief FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Number("beta_1", 0.9),
        config.Number("beta_2", 0.999),
        config.Number("epsilon", 1e-16),
        config.Number("epsilon_root", 1e-16),
        name: config.Text("name", "AdaBelief"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal) { ["epsilon_root"] = EpsilonRoot };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        foreach (Variable variable in variables)
        {
            AddSlot(variable, Mean);
            AddSlot(variable, Surprise);
        }
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["epsilon_root"] = Scalars.Of(EpsilonRoot, state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        RawOps.ResourceApplyAdaBelief(
            variable, GetSlot(variable, Mean), GetSlot(variable, Surprise), state["correction_1"], state["correction_2"],
            state.LearningRate, state["share_1"], state["share_2"], state["epsilon"], state["epsilon_root"], gradient,
            useLocking: true);
}
