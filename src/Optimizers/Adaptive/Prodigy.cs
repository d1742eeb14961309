namespace RawOpsNet.Optimizers;

/// <summary>
/// Estimates the learning rate of AdamW from how far the variables have moved along their gradients. Mishchenko and Defazio 2023,
/// arXiv:2306.06101.
/// </summary>
/// <remarks>
/// The learning rate is a factor of the estimate: leave it at 1, or give a schedule whose greatest value is 1. The first steps
/// are of the size of the first estimate, which 16 bits cannot add to a variable: for variables of 16 bits all state is float32,
/// and a slot <c>master</c> holds the variable in float32.
/// </remarks>
public sealed class Prodigy : MomentOptimizer
{
    private const string Start = "start";
    private const string GradientSum = "gradient_sum";
    private const string Master = "master";

    private readonly double _decay;
    [Untracked]
    private readonly Dictionary<long, Tensor> _sums = [];
    private Variable? _distance;
    private Variable? _numerator;
    private double _rate;
    private double _distanceBefore;
    private double _distanceNow;
    private double _numeratorNow;

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">A factor of the estimated rate.</param>
    /// <param name="beta1">The decay of the mean of gradients, in [0, 1).</param>
    /// <param name="beta2">The decay of the mean of squared gradients, in [0, 1).</param>
    /// <param name="beta3">The decay of the estimate's sums, in [0, 1); null: the root of beta2.</param>
    /// <param name="epsilon">Keeps the divisor from zero.</param>
    /// <param name="initialDistance">The first estimate of the distance to the solution (d0); too small is right.</param>
    /// <param name="growthCoefficient">A factor of later estimates.</param>
    /// <param name="weightDecay">The share of each variable, times the rate, that a step takes off.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">A decay is out of range, or the first estimate is not positive.</exception>
    public Prodigy(
        HyperValue? learningRate = null,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double? beta3 = null,
        double epsilon = 1e-8,
        double initialDistance = 1e-6,
        double growthCoefficient = 1,
        double? weightDecay = null,
        string name = "Prodigy")
        : base(name, learningRate ?? 1.0, beta1, beta2, epsilon)
    {
        Beta3 = beta3 is { } given ? RequireDecay("beta_3", given) : null;
        _decay = Beta3 ?? Math.Sqrt(beta2);
        InitialDistance = Require("initial_distance", initialDistance, HyperRange.Positive);
        GrowthCoefficient = Require("growth_coefficient", growthCoefficient, HyperRange.Positive);
        WeightDecay = weightDecay;
    }

    /// <summary>Gets the decay of the estimate's sums; null: the root of beta2.</summary>
    public double? Beta3 { get; }

    /// <summary>Gets the first estimate of the distance to the solution.</summary>
    public double InitialDistance { get; }

    /// <summary>Gets the factor of later estimates.</summary>
    public double GrowthCoefficient { get; }

    /// <summary>Gets the present estimate of the distance to the solution.</summary>
    public double Distance => _distance is null ? InitialDistance : ((Tensor)_distance).Item<double>();

    internal static Prodigy FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 1),
        config.Number("beta_1", 0.9),
        config.Number("beta_2", 0.999),
        config.OptionalNumber("beta_3"),
        config.Number("epsilon", 1e-8),
        config.Number("initial_distance", 1e-6),
        config.Number("growth_coefficient", 1),
        name: config.Text("name", "Prodigy"));

    /// <inheritdoc/>
    private protected override bool DecaysInsideUpdate => true;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["beta_3"] = Beta3,
            ["initial_distance"] = InitialDistance,
            ["growth_coefficient"] = GrowthCoefficient,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        _distance ??= AddWeight("distance", InitialDistance);
        _numerator ??= AddWeight("numerator", 0.0);
        foreach (Variable variable in variables)
        {
            DType wide = Scalars.Wide(variable.DType);
            Array.ForEach(
                [Mean, Square, GradientSum], slot => AddSlot(variable, slot, (shape, _) => Tensor.Zeros(shape, wide)));
            AddSlot(variable, Start, (_, _) => Scalars.As(variable, wide));
            if (wide != variable.DType)
            {
                AddSlot(variable, Master, (_, _) => Scalars.As(variable, wide));
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>The estimate is one for all variables, so their sums are taken before the first variable moves.</remarks>
    protected override void PrepareStep(IReadOnlyList<GradientAndVariable> pairs)
    {
        base.PrepareStep(pairs);
        double step = StepsTaken + 1;
        _distanceBefore = Distance;
        _rate = _distanceBefore * CurrentLearningRate(DType.Float64).Item<double>()
            * Math.Sqrt(1 - Math.Pow(Beta2, step)) / (1 - Math.Pow(Beta1, step));
        _sums.Clear();
        double along = 0;
        double length = 0;
        foreach ((Gradient? gradient, Variable variable) in pairs)
        {
            Tensor values = Scalars.As(gradient!.Dense(), Scalars.Wide(variable.DType));
            along += Total(RawOps.Mul(values, RawOps.Sub(GetSlot(variable, Start), ValueOf(variable))));
            length += Total(RawOps.Abs(TakeIn(values, variable)));
        }

        _numeratorNow = (_decay * ((Tensor)_numerator!).Item<double>())
            + (_distanceBefore / InitialDistance * _rate * along);
        _distanceNow = length > 0
            ? Math.Max(_distanceBefore, GrowthCoefficient * _numeratorNow / length)
            : _distanceBefore;
    }

    /// <inheritdoc/>
    protected override void FinishStep()
    {
        base.FinishStep();
        _numerator!.Assign(_numeratorNow);
        _distance!.Assign(_distanceNow);
        _sums.Clear();
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state)
    {
        DType wide = Scalars.Wide(state.DType);
        Tensor scaled = RawOps.Mul(Scalars.As(gradient, wide), Scalars.Of(_distanceBefore, wide, state.Device));
        Tensor mean = MoveSlot(variable, Mean, Scalars.Of(1 - Beta1, wide), scaled);
        Tensor square = MoveSlot(variable, Square, Scalars.Of(1 - Beta2, wide), RawOps.Square(scaled));
        GetSlot(variable, GradientSum).Assign(_sums[variable.Handle.Id]);
        Tensor divisor = RawOps.AddV2(RawOps.Sqrt(square), Scalars.Of(_distanceNow * Epsilon, wide, state.Device));
        Tensor step = RawOps.RealDiv(mean, divisor);
        if (wide == state.DType)
        {
            RawOps.ResourceApplyGradientDescent(
                variable, Scalars.Of(_rate, wide), WithWeightDecay(step, variable), useLocking: true);
            return;
        }

        Tensor value = ValueOf(variable);
        step = RawOps.AddV2(step, RawOps.Mul(Scalars.Of(DecayOf(variable), wide, state.Device), value));
        Tensor moved = RawOps.Sub(value, RawOps.Mul(Scalars.Of(_rate, wide, state.Device), step));
        GetSlot(variable, Master).Assign(moved);
        variable.Assign(RawOps.Cast(moved, dstT: state.DType));
    }

    // Where the variable is no longer what the last step rounded, somebody has set it: then that counts.
    private Tensor ValueOf(Variable variable)
    {
        if (!TryGetSlot(variable, Master, out Variable? master))
        {
            return variable;
        }

        Tensor isOurs = RawOps.Equal(RawOps.Cast(master, dstT: variable.DType), variable);
        return RawOps.SelectV2(isOurs, master, Scalars.As(variable, master.DType));
    }

    // Computes the sum of a variable's gradients with this one; the slot takes it when the step is applied.
    private Tensor TakeIn(Tensor gradient, Variable variable)
    {
        DType dtype = Scalars.Wide(variable.DType);
        Tensor before = _sums.GetValueOrDefault(variable.Handle.Id) ?? GetSlot(variable, GradientSum);
        Tensor sum = RawOps.AddV2(
            RawOps.Mul(before, Scalars.Of(_decay, dtype, variable.Device)),
            RawOps.Mul(gradient, Scalars.Of(_distanceBefore * _rate / InitialDistance, dtype, variable.Device)));
        return _sums[variable.Handle.Id] = sum;
    }

    private static double Total(Tensor values) =>
        Scalars.As(RawOps.Sum(values, Norms.AllAxes(values)), DType.Float64).Item<double>();
}
