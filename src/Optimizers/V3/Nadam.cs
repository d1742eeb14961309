namespace RawOpsNet.Optimizers.V3;

/// <summary>
/// Is Adam with Nesterov momentum: Keras' newer Nadam (Dozat, https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ).
/// </summary>
/// <remarks>
/// With u_t = b1 · (1 - 0.5 · 0.96^t) and U_t = u_1 ... u_t: <c>m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g²;
/// var -= lr · ((1 - u_t) g / (1 - U_t) + u_(t+1) m / (1 - U_(t+1))) / (sqrt(v / (1 - b2^t)) + epsilon)</c>. U is state that
/// stands in checkpoints, though not among the weights.
/// </remarks>
public sealed class Nadam : OptimizerV3
{
    [Untracked]
    private Variable? _product;
    [Untracked]
    private Tensor? _productBefore;
    [Untracked]
    private Tensor? _productNow;

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="beta1">The decay of the mean gradient.</param>
    /// <param name="beta2">The decay of the mean squared gradient.</param>
    /// <param name="epsilon">Keeps the divisor from zero.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    public Nadam(
        HyperValue? learningRate = null,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-7,
        string name = "Nadam")
        : base(name, learningRate ?? 0.001)
    {
        Beta1 = RequireDecay("beta_1", beta1);
        Beta2 = RequireDecay("beta_2", beta2);
        Epsilon = NotNegative("epsilon", epsilon);
    }

    /// <summary>Gets the decay of the mean gradient.</summary>
    public double Beta1 { get; }

    /// <summary>Gets the decay of the mean squared gradient.</summary>
    public double Beta2 { get; }

    /// <summary>Gets what keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    internal static Nadam FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Number("beta_1", 0.9),
        config.Number("beta_2", 0.999),
        config.Number("epsilon", 1e-7),
        config.Text("name", "Nadam"));

    /// <inheritdoc/>
    public override IEnumerable<TrackableChild> Children() => _product is null
        ? base.Children()
        : base.Children().Append(new TrackableChild("_u_product", _product));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["beta_1"] = Beta1,
            ["beta_2"] = Beta2,
            ["epsilon"] = Epsilon,
        };

    /// <inheritdoc/>
    /// <remarks>The product has the dtype of the first variable, as in Keras, but is no less than float32.</remarks>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        if (_product is null)
        {
            DType dtype = variables.Count == 0 ? DType.Float32 : Scalars.Wide(variables[0].DType);
            _product = Variable.From(() => Scalars.Of(1, dtype), trainable: false, name: "_u_product", device: Device.Cpu);
            RestorePending();
        }

        foreach (Variable variable in variables)
        {
            AddSlots([variable], "m");
            AddSlots([variable], "v");
        }
    }

    /// <inheritdoc/>
    private protected override IReadOnlyList<Variable> OtherState => [_product!];

    /// <inheritdoc/>
    protected override void PrepareStep(IReadOnlyList<GradientAndVariable> pairs)
    {
        base.PrepareStep(pairs);
        _productBefore = _product!.Read();
        _productNow = RawOps.Mul(_productBefore, Momentum(Scalars.Of(Beta1, _product.DType), 0));
    }

    /// <inheritdoc/>
    protected override void FinishStep()
    {
        base.FinishStep();
        _product!.Assign(_productNow!);
        _productBefore!.Dispose();
        (_productBefore, _productNow) = (null, null);
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        DType dtype = state.DType;
        state["beta_1"] = Scalars.OfDecay(Beta1, dtype);
        state["beta_2"] = Scalars.OfDecay(Beta2, dtype);
        state["epsilon"] = Scalars.OfGuard(Epsilon, dtype);
        Tensor beta1 = Scalars.Of(Beta1, Scalars.Wide(dtype));
        NadamRates.Put(
            state, Momentum(beta1, 0), Momentum(beta1, 1), _productBefore!, PowerOfStep(state["beta_2"], dtype));
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        RawOps.ResourceApplyNadam(
            variable, GetSlot(variable, "m"), GetSlot(variable, "v"), state["beta_1"], state["beta_2"], state["grad_scale"],
            state["m_scale"], state["v_scale"], state["epsilon"], gradient, useLocking: true);

    private Tensor Momentum(Tensor beta1, int ahead) => NadamRates.Momentum(beta1, StepNumber(beta1.DType, ahead));
}
