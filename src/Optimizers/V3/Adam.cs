namespace RawOpsNet.Optimizers.V3;

/// <summary>
/// Scales each element's step by running means of its gradient and squared gradient: Keras' newer Adam (Kingma and Ba,
/// https://arxiv.org/abs/1412.6980; AMSGrad: Reddi et al., https://openreview.net/forum?id=ryQu7f-RZ).
/// </summary>
/// <remarks>
/// <c>m += (g - m)(1 - b1); v += (g² - v)(1 - b2); var -= lr · sqrt(1 - b2^t) / (1 - b1^t) · m / (sqrt(v) + epsilon)</c>; with
/// AMSGrad the largest v so far divides.
/// </remarks>
public class Adam : OptimizerV3
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="beta1">The decay of the mean gradient.</param>
    /// <param name="beta2">The decay of the mean squared gradient.</param>
    /// <param name="epsilon">Keeps the divisor from zero.</param>
    /// <param name="amsgrad">Divide by the largest mean squared gradient so far.</param>
    /// <param name="adaptiveEpsilon">Scale epsilon by sqrt(1 - b2^t), which gives the paper's first form.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    public Adam(
        HyperValue? learningRate = null,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-7,
        bool amsgrad = false,
        bool adaptiveEpsilon = false,
        string name = "Adam")
        : base(name, learningRate ?? 0.001)
    {
        Beta1 = RequireDecay("beta_1", beta1);
        Beta2 = RequireDecay("beta_2", beta2);
        Epsilon = NotNegative("epsilon", epsilon);
        Amsgrad = amsgrad;
        AdaptiveEpsilon = adaptiveEpsilon;
    }

    /// <summary>Gets the decay of the mean gradient.</summary>
    public double Beta1 { get; }

    /// <summary>Gets the decay of the mean squared gradient.</summary>
    public double Beta2 { get; }

    /// <summary>Gets what keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    /// <summary>Gets whether the largest mean squared gradient so far divides.</summary>
    public bool Amsgrad { get; }

    /// <summary>Gets whether epsilon is scaled by sqrt(1 - b2^t). Keras' config has no key for it.</summary>
    public bool AdaptiveEpsilon { get; }

    internal static Adam FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Number("beta_1", 0.9),
        config.Number("beta_2", 0.999),
        config.Number("epsilon", 1e-7),
        config.Flag("amsgrad"),
        config.Flag("adaptive_epsilon"),
        config.Text("name", "Adam"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig()
    {
        Dictionary<string, object?> config = new(base.GetConfig(), StringComparer.Ordinal)
        {
            ["beta_1"] = Beta1,
            ["beta_2"] = Beta2,
            ["epsilon"] = Epsilon,
            ["amsgrad"] = Amsgrad,
        };
        if (AdaptiveEpsilon)
        {
            config["adaptive_epsilon"] = true;
        }

        return config;
    }

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        foreach (Variable variable in variables)
        {
            AddSlots([variable], "m");
            AddSlots([variable], "v");
        }

        if (Amsgrad)
        {
            AddSlots(variables, "vhat");
        }
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        DType dtype = state.DType;
        DType wide = Scalars.Wide(dtype);
        Tensor one = Scalars.Of(1, wide);
        Tensor step = StepNumber(wide);
        Tensor root = RawOps.Sqrt(RawOps.Sub(one, RawOps.Pow(Scalars.Of(Beta2, wide), step)));
        Tensor correction = RawOps.Sub(one, RawOps.Pow(Scalars.Of(Beta1, wide), step));
        Tensor rate = RawOps.RealDiv(RawOps.Mul(CurrentLearningRate(wide), root), correction);
        state["rate"] = Scalars.As(rate, dtype);

        // Keras subtracts in double: 1 - 0.999 has five digits in float32.
        state["share_1"] = Scalars.Of(1 - Beta1, dtype);
        state["share_2"] = Scalars.Of(1 - Beta2, dtype);
        Tensor epsilon = Scalars.OfGuard(Epsilon, dtype);
        state["epsilon"] = AdaptiveEpsilon ? RawOps.Mul(epsilon, Scalars.As(root, dtype)) : epsilon;
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state)
    {
        (Variable m, Variable v) = (GetSlot(variable, "m"), GetSlot(variable, "v"));
        if (Amsgrad)
        {
            RawOps.ResourceApplyKerasAdamWithAmsgrad(
                variable, m, v, GetSlot(variable, "vhat"), state["rate"], state["share_1"], state["share_2"],
                state["epsilon"], gradient, useLocking: true);
        }
        else
        {
            RawOps.ResourceApplyKerasAdam(
                variable, m, v, state["rate"], state["share_1"], state["share_2"], state["epsilon"], gradient,
                useLocking: true);
        }
    }
}
