namespace RawOpsNet.Optimizers;

/// <summary>
/// Estimates the learning rate of AdamW from how far the variables have moved along their gradients. Mishchenko and Defazio 2023,
/// arXiv:2306.06101.
/// </summary>
/// <remarks>The learning rate is a factor of the estimate: leave it at 1, or give a schedule whose greatest value is 1.</remarks>
public sealed class Prodigy : MomentOptimizer
{
    private const string Start = "start";
    private const string GradientSum = "gradient_sum";

    private readonly double _decay;
    private IReadOnlyList<GradientAndVariable> _pairs = [];
    private Variable? _distance;
    private Variable? _numerator;
    private double _rate;

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
        InitialDistance = initialDistance > 0
            ? initialDistance
            : throw new InvalidArgumentException($"{name}: initialDistance is {initialDistance}; it must be positive.");
        GrowthCoefficient = growthCoefficient;
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
        base.CreateSlots(variables);
        foreach (Variable variable in variables)
        {
            AddSlot(variable, GradientSum);
            AddSlot(variable, Start, (_, _) => variable);
        }
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<GradientAndVariable> TransformGradients(IReadOnlyList<GradientAndVariable> pairs) =>
        _pairs = base.TransformGradients(pairs);

    /// <inheritdoc/>
    /// <remarks>The estimate is one for all variables, so their sums are taken before the first variable moves.</remarks>
    protected override void PrepareStep()
    {
        base.PrepareStep();
        double step = StepsTaken + 1;
        double distance = Distance;
        _rate = distance * CurrentLearningRate(DType.Float64).Item<double>()
            * Math.Sqrt(1 - Math.Pow(Beta2, step)) / (1 - Math.Pow(Beta1, step));
        double along = 0;
        double length = 0;
        foreach ((Gradient? gradient, Variable variable) in _pairs)
        {
            Tensor values = gradient!.Dense();
            along += Total(RawOps.Mul(values, RawOps.Sub(GetSlot(variable, Start), variable)));
            length += Total(RawOps.Abs(TakeIn(values, variable, distance)));
        }

        _pairs = [];
        double numerator = (_decay * ((Tensor)_numerator!).Item<double>())
            + (distance / InitialDistance * _rate * along);
        _numerator.Assign(numerator);
        if (length > 0)
        {
            _distance!.Assign(Math.Max(distance, GrowthCoefficient * numerator / length));
        }
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state)
    {
        Tensor divisor = RawOps.AddV2(
            RawOps.Sqrt(GetSlot(variable, Square)), Scalars.OfGuard(Distance * Epsilon, state.DType));
        Tensor step = WithWeightDecay(RawOps.RealDiv(GetSlot(variable, Mean), divisor), variable);
        RawOps.ResourceApplyGradientDescent(variable, Scalars.Of(_rate, state.DType), step, useLocking: true);
    }

    // Moves the means and the sum of a variable's gradients; gives the sum.
    private Tensor TakeIn(Tensor gradient, Variable variable, double distance)
    {
        DType dtype = variable.DType;
        Tensor scaled = RawOps.Mul(gradient, Scalars.Of(distance, dtype));
        RawOps.ResourceApplyMovingAverage(
            GetSlot(variable, Mean), Scalars.OfDecay(Beta1, dtype), scaled, useLocking: true);
        RawOps.ResourceApplyMovingAverage(
            GetSlot(variable, Square), Scalars.OfDecay(Beta2, dtype), RawOps.Square(scaled), useLocking: true);
        Variable sum = GetSlot(variable, GradientSum);
        sum.Assign(RawOps.AddV2(
            RawOps.Mul(sum, Scalars.Of(_decay, dtype)), RawOps.Mul(scaled, Scalars.Of(_rate / InitialDistance, dtype))));
        return sum;
    }

    private static double Total(Tensor values) =>
        Scalars.As(RawOps.Sum(values, Norms.AllAxes(values)), DType.Float64).Item<double>();
}
