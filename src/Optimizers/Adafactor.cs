namespace RawOpsNet.Optimizers;

/// <summary>
/// Keeps the mean squares of a matrix as a row and a column, and steps relative to the size of the variable (Shazeer and Stern,
/// https://arxiv.org/abs/1804.04235), as in Keras.
/// </summary>
/// <remarks>
/// With lr' = min(lr, 1 / sqrt(t)) under relative_step, b = 1 - t^beta_2_decay and G = g² + epsilon_1:
/// <c>r = b r + (1 - b) mean(G, -1); c = b c + (1 - b) mean(G, -2); v = r / mean(r) ⊗ c</c>, or <c>v = b v + (1 - b) G</c>
/// below rank 2; <c>u = g / sqrt(v); u /= max(1, rms(u) / clip_threshold);
/// var -= max(epsilon_2, rms(var)) · min(lr', 1 / sqrt(t)) · u</c>.
/// </remarks>
public sealed class Adafactor : OptimizerV3
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="beta2Decay">The exponent by which the decay of the mean squares nears 1.</param>
    /// <param name="epsilon1">Keeps squared gradients from zero.</param>
    /// <param name="epsilon2">The least size of a variable that a step is relative to.</param>
    /// <param name="clipThreshold">The largest root mean square of an update.</param>
    /// <param name="relativeStep">Limit the rate by 1 / sqrt(t), unless it is a schedule.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    public Adafactor(
        HyperValue? learningRate = null,
        double beta2Decay = -0.8,
        double epsilon1 = 1e-30,
        double epsilon2 = 1e-3,
        double clipThreshold = 1,
        bool relativeStep = true,
        string name = "Adafactor")
        : base(name, learningRate ?? 0.001)
    {
        Beta2Decay = Require("beta_2_decay", beta2Decay, HyperRange.NotPositive);
        Epsilon1 = NotNegative("epsilon_1", epsilon1);
        Epsilon2 = NotNegative("epsilon_2", epsilon2);
        ClipThreshold = Require("clip_threshold", clipThreshold, HyperRange.Positive);
        RelativeStep = relativeStep;
    }

    /// <summary>Gets the exponent by which the decay of the mean squares nears 1.</summary>
    public double Beta2Decay { get; }

    /// <summary>Gets what keeps squared gradients from zero.</summary>
    public double Epsilon1 { get; }

    /// <summary>Gets the least size of a variable that a step is relative to.</summary>
    public double Epsilon2 { get; }

    /// <summary>Gets the largest root mean square of an update.</summary>
    public double ClipThreshold { get; }

    /// <summary>Gets whether the rate is limited by 1 / sqrt(t).</summary>
    public bool RelativeStep { get; }

    internal static Adafactor FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Number("beta_2_decay", -0.8),
        config.Number("epsilon_1", 1e-30),
        config.Number("epsilon_2", 1e-3),
        config.Number("clip_threshold", 1),
        config.Flag("relative_step", true),
        config.Text("name", "Adafactor"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["beta_2_decay"] = Beta2Decay,
            ["epsilon_1"] = Epsilon1,
            ["epsilon_2"] = Epsilon2,
            ["clip_threshold"] = ClipThreshold,
            ["relative_step"] = RelativeStep,
        };

    /// <inheritdoc/>
    private protected override bool DecaysInsideUpdate => true;

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        foreach (Variable variable in variables)
        {
            if (variable.Shape.Rank >= 2)
            {
                ReadOnlySpan<long> dims = variable.Shape.Dims;
                AddSlot(variable, "r", shape: new Shape(dims[..^1]));
                AddSlot(variable, "c", shape: new Shape([.. dims[..^2], dims[^1]]));
            }

            AddSlot(variable, "v");
        }
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        DType dtype = state.DType;
        DType wide = Scalars.Wide(dtype);
        Tensor step = StepNumber(wide);

        // Both limits are the same number, so relative_step changes nothing but the config (as in Keras).
        Tensor rate = RawOps.Minimum(Scalars.As(state.LearningRate, wide), RawOps.Rsqrt(step));
        state["rho"] = Scalars.As(rate, dtype);
        state["epsilon_1"] = Scalars.OfGuard(Epsilon1, dtype);
        state["epsilon_2"] = Scalars.Of(Epsilon2, dtype);
        state["new_share"] = Scalars.As(RawOps.Pow(step, Scalars.Of(Beta2Decay, wide)), dtype);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state)
    {
        Tensor squared = RawOps.AddV2(RawOps.Square(gradient), state.Placed("epsilon_1"));
        Tensor v;
        if (variable.Shape.Rank >= 2)
        {
            Tensor r = MoveSlot(variable, "r", state["new_share"], RawOps.Mean(squared, -1));
            Tensor c = MoveSlot(variable, "c", state["new_share"], RawOps.Mean(squared, -2));
            Tensor rows = RawOps.RealDiv(r, RawOps.Mean(r, -1, keepDims: true));
            v = RawOps.Mul(RawOps.ExpandDims(rows, -1), RawOps.ExpandDims(c, -2));
            GetSlot(variable, "v").Assign(v);
        }
        else
        {
            v = MoveSlot(variable, "v", state["new_share"], squared);
        }

        DType dtype = state.DType;
        Tensor update = RawOps.Mul(gradient, RawOps.Rsqrt(v));
        Tensor excess = RawOps.RealDiv(RootMeanSquare(update), Scalars.Of(ClipThreshold, dtype, state.Device));
        bool decays = DecayOf(variable) > 0;
        Tensor size = RawOps.Maximum(state.Placed("epsilon_2"), RootMeanSquare(decays ? Decayed(variable, state) : variable));
        Tensor bound = RawOps.Maximum(Scalars.Of(1, dtype, state.Device), excess);
        Tensor scale = RawOps.RealDiv(RawOps.Mul(size, state.Placed("rho")), bound);
        if (decays)
        {
            RawOps.ResourceApplyWeightDecay(variable, state["weight_decay"], useLocking: true);
        }

        RawOps.ResourceApplyGradientDescent(variable, scale, update, useLocking: true);
    }

    // The step is relative to the variable as weight decay leaves it, and to look at it then would make all updates run early.
    private static Tensor Decayed(Tensor value, ApplyState state) =>
        RawOps.Sub(value, RawOps.Mul(value, state.Placed("weight_decay")));

    private static Tensor RootMeanSquare(Tensor value) =>
        RawOps.Sqrt(RawOps.Mean(RawOps.Square(value), Norms.AllAxes(value)));
}
