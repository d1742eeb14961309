namespace RawOpsNet.Optimizers;

/// <summary>
/// Scales each variable's gradient to a share of the variable's own norm, with momentum, for large batches. You et al. 2017,
/// arXiv:1708.03888.
/// </summary>
/// <remarks><c>u = g + weight_decay w; m = momentum m - lr trust |w| / |u| u; w += m</c>.</remarks>
public sealed class LARS : OptimizerV3
{
    private const string Slot = "momentum";

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="momentum">The decay of the running step, in [0, 1].</param>
    /// <param name="weightDecay">The share of each variable that enters its gradient before it is scaled.</param>
    /// <param name="trustCoefficient">The share of a variable's norm that a step of rate 1 has.</param>
    /// <param name="epsilon">Added to the gradient's norm.</param>
    /// <param name="nesterov">Use the Nesterov form.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">The momentum is outside [0, 1].</exception>
    public LARS(
        HyperValue? learningRate = null,
        double momentum = 0.9,
        double? weightDecay = null,
        double trustCoefficient = 0.001,
        double epsilon = 0,
        bool nesterov = false,
        string name = "LARS")
        : base(name, learningRate ?? 0.1)
    {
        Momentum = Require("momentum", momentum, HyperRange.Unit);
        WeightDecay = weightDecay;
        TrustCoefficient = Require("trust_coefficient", trustCoefficient, HyperRange.Positive);
        Epsilon = NotNegative("epsilon", epsilon);
        Nesterov = nesterov;
    }

    /// <summary>Gets the decay of the running step.</summary>
    public double Momentum { get; }

    /// <summary>Gets the share of a variable's norm that a step of rate 1 has.</summary>
    public double TrustCoefficient { get; }

    /// <summary>Gets what is added to the gradient's norm.</summary>
    public double Epsilon { get; }

    /// <summary>Gets whether the Nesterov form is used.</summary>
    public bool Nesterov { get; }

    internal static LARS FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.1),
        config.Number("momentum", 0.9),
        trustCoefficient: config.Number("trust_coefficient", 0.001),
        epsilon: config.Number("epsilon", 0),
        nesterov: config.Flag("nesterov"),
        name: config.Text("name", "LARS"));

    /// <inheritdoc/>
    private protected override bool DecaysInsideUpdate => true;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["momentum"] = Momentum,
            ["trust_coefficient"] = TrustCoefficient,
            ["epsilon"] = Epsilon,
            ["nesterov"] = Nesterov,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        foreach (Variable variable in variables)
        {
            AddSlot(variable, Slot);
        }
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["momentum"] = Scalars.OfDecay(Momentum, state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state)
    {
        Tensor update = WithWeightDecay(gradient, variable);
        Tensor rate = RawOps.Mul(state.PlacedLearningRate, TrustRatio.Of(variable, update, TrustCoefficient, Epsilon));
        RawOps.ResourceApplyKerasMomentum(
            variable, GetSlot(variable, Slot), rate, update, state["momentum"], useLocking: true, useNesterov: Nesterov);
    }
}
