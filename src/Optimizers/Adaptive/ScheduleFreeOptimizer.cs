namespace RawOpsNet.Optimizers;

/// <summary>
/// Averages the steps of a base optimizer instead of lowering its rate by a schedule. Defazio et al. 2024, arXiv:2405.15682.
/// </summary>
/// <remarks>
/// Gradients are taken at the variables, which lie between the base sequence z and its average x. After training the average is
/// what counts: <see cref="Optimizer.FinalizeVariableValues"/> puts it into the variables, <see cref="Average"/> computes it.
/// </remarks>
public abstract class ScheduleFreeOptimizer : OptimizerV3
{
    private protected const string Base = "z";

    private Variable? _largestRate;
    private Variable? _weightSum;
    private double _weight;
    private double _largestNow;
    private double _sumNow;

    /// <summary>
    /// Makes an optimizer of a name, a rate, the average's share in the variables and the power of the weights.
    /// </summary>
    private protected ScheduleFreeOptimizer(string name, HyperValue learningRate, double beta1, double weightPower)
        : base(name, learningRate)
    {
        Beta1 = Require("beta_1", beta1, HyperRange.Share);
        WeightPower = NotNegative("weight_power", weightPower);
    }

    /// <summary>Gets the share of the average in the variables.</summary>
    public double Beta1 { get; }

    /// <summary>Gets the power of the largest rate so far that weights a step in the average.</summary>
    public double WeightPower { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["beta_1"] = Beta1,
            ["weight_power"] = WeightPower,
        };

    /// <summary>Computes the average of a variable's base sequence: what to evaluate with.</summary>
    /// <param name="variable">A variable that the optimizer was built for.</param>
    public Tensor Average(Variable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        Tensor share = Scalars.Of(Beta1, variable.DType, variable.Device);
        Tensor rest = RawOps.Mul(Scalars.Of(1 - Beta1, variable.DType, variable.Device), GetSlot(variable, Base));
        return RawOps.RealDiv(RawOps.Sub(variable, rest), share);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Sets the variables to the averages of their base sequences, or with <see cref="Optimizer.UseEma"/> to the moving averages
    /// that were asked for. Training must not go on from there.
    /// </remarks>
    public override void FinalizeVariableValues(IEnumerable<Variable> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        if (UseEma)
        {
            base.FinalizeVariableValues(variables);
            return;
        }

        foreach (Variable variable in variables)
        {
            if (TryGetSlot(variable, Base, out _))
            {
                variable.Assign(Average(variable));
            }
        }
    }

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        _largestRate ??= AddWeight("largest_rate", 0.0);
        _weightSum ??= AddWeight("weight_sum", 0.0);
        foreach (Variable variable in variables)
        {
            AddSlot(variable, Base, (_, _) => variable);
        }
    }

    /// <inheritdoc/>
    protected override void PrepareStep(IReadOnlyList<GradientAndVariable> pairs)
    {
        base.PrepareStep(pairs);
        double rate = CurrentLearningRate(DType.Float64).Item<double>();
        _largestNow = Math.Max(rate, ((Tensor)_largestRate!).Item<double>());
        double weight = Math.Pow(_largestNow, WeightPower);
        _sumNow = ((Tensor)_weightSum!).Item<double>() + weight;
        _weight = _sumNow == 0 ? 0 : weight / _sumNow;
    }

    /// <inheritdoc/>
    protected override void FinishStep()
    {
        base.FinishStep();
        _largestRate!.Assign(_largestNow);
        _weightSum!.Assign(_sumNow);
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["beta_1"] = Scalars.Of(Beta1, state.DType);
        state["weight"] = Scalars.Of(_weight, state.DType);
    }
}
