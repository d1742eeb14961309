using RawOpsNet.Diagnostics;

namespace RawOpsNet.Optimizers;

/// <summary>
/// Multiplies the loss so that gradients in 16 bits do not vanish, and divides the gradients again (Micikevicius et al.,
/// https://arxiv.org/abs/1710.03740), as Keras' LossScaleOptimizer.
/// </summary>
/// <remarks>
/// A dynamic scale doubles after so many steps with finite gradients and halves, never below 1, when one is not finite: that
/// step leaves the variables as they are, though it counts. A fixed scale applies every step.
/// </remarks>
public sealed class LossScaleOptimizer : OptimizerWrapper
{
    private const double DefaultScale = 32768;
    private const int DefaultGrowthSteps = 2000;
    private const float Multiplier = 2;

    private readonly Variable? _scale;
    private readonly Variable? _goodSteps;
    private bool _hasScaled;
    private bool _hasUnscaled;
    private bool _hasWarned;

    /// <summary>Wraps an optimizer.</summary>
    /// <param name="inner">Takes the steps; it must not be wrapped by another.</param>
    /// <param name="dynamic">Let the scale follow the gradients.</param>
    /// <param name="initialScale">The first scale, 32768 by default; a fixed scale must be given.</param>
    /// <param name="dynamicGrowthSteps">After how many good steps a dynamic scale doubles, 2000 by default.</param>
    /// <exception cref="InvalidArgumentException">
    /// A fixed scale is missing or has growth steps, a value is not positive, or the inner optimizer scales itself.
    /// </exception>
    public LossScaleOptimizer(Optimizer inner, bool dynamic = true, double? initialScale = null, int? dynamicGrowthSteps = null)
        : base(NotScaling(inner), inner.Name)
    {
        if (!dynamic && initialScale is null)
        {
            throw new InvalidArgumentException($"{Name}: a fixed loss scale needs initialScale.");
        }

        if (!dynamic && dynamicGrowthSteps is not null)
        {
            throw new InvalidArgumentException(
                $"{Name}: dynamicGrowthSteps is {dynamicGrowthSteps}, but the loss scale is fixed; leave it out.");
        }

        InitialScale = Require("initial_scale", initialScale ?? DefaultScale, HyperRange.Positive);
        DynamicGrowthSteps = dynamicGrowthSteps is null or > 0
            ? dynamic ? dynamicGrowthSteps ?? DefaultGrowthSteps : null
            : throw new InvalidArgumentException($"{Name}: dynamicGrowthSteps is {dynamicGrowthSteps}; it must be positive.");
        Dynamic = dynamic;
        if (dynamic)
        {
            _scale = Variable.From(() => (float)InitialScale, trainable: false, name: "current_loss_scale", device: Device.Cpu);
            _goodSteps = Variable.From(() => 0L, trainable: false, name: "good_steps", device: Device.Cpu);
        }

        Claim();
    }

    /// <summary>Gets whether the scale follows the gradients.</summary>
    public bool Dynamic { get; }

    /// <summary>Gets the first scale.</summary>
    public double InitialScale { get; }

    /// <summary>Gets after how many good steps the scale doubles; null where it is fixed.</summary>
    public int? DynamicGrowthSteps { get; }

    /// <summary>Gets the scale of the next loss.</summary>
    public double LossScale => _scale is null ? InitialScale : ((Tensor)_scale).Item<float>();

    /// <summary>Gets how many steps with finite gradients there were since the scale last changed; 0 where it is fixed.</summary>
    public long GoodSteps => _goodSteps is null ? 0 : ((Tensor)_goodSteps).Item<long>();

    internal static LossScaleOptimizer FromConfig(ConfigReader config) => new(
        OptimizerNames.Deserialize(config.Value("inner_optimizer") as IReadOnlyDictionary<string, object?>
            ?? throw new InvalidArgumentException("LossScaleOptimizer: the config's 'inner_optimizer' is missing or no config.")),
        config.Flag("dynamic", true),
        config.OptionalNumber("initial_scale"),
        config.OptionalInteger("dynamic_growth_steps"));

    /// <summary>Multiplies a loss by the scale.</summary>
    public Tensor GetScaledLoss(Tensor loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        _hasScaled = true;
        return RawOps.Mul(loss, Scalars.Of(LossScale, loss.DType, loss.Device));
    }

    /// <summary>Divides gradients by the scale; null stays null, rows stay rows.</summary>
    public IReadOnlyList<Gradient?> GetUnscaledGradients(IReadOnlyList<Gradient?> gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        _hasUnscaled = true;
        double inverse = 1 / LossScale;

        // In float16 the inverse of a scale above 2^24 is 0.
        Tensor Unscaled(Tensor values)
        {
            DType wide = Scalars.Wide(values.DType);
            return Scalars.As(RawOps.Mul(Scalars.As(values, wide), Scalars.Of(inverse, wide, values.Device)), values.DType);
        }

        return [.. gradients.Select(gradient => gradient is null ? null : GradientClipping.Map(gradient, Unscaled))];
    }

    /// <summary>
    /// Sums the gradients over the replicas; where all are finite the inner optimizer applies them, else the step only counts.
    /// </summary>
    /// <inheritdoc/>
    public override void ApplyGradients(IEnumerable<GradientAndVariable> gradientsAndVariables, bool aggregate = true)
    {
        WarnWhereUnscaled();
        GradientAndVariable[] pairs = Given(gradientsAndVariables);
        if (pairs.Length == 0)
        {
            return;
        }

        // Whether they are finite or not: a bad gradient is an error in the step that would be skipped too.
        CheckStep(pairs);
        if (aggregate)
        {
            IReadOnlyList<GradientAndVariable> summed = AggregateGradients(
                TransformUnaggregatedGradients([.. pairs.Where(pair => pair.Gradient is not null)]));
            pairs = InOrder(pairs, summed);
        }

        bool isFinite = !Dynamic || pairs.All(pair => pair.Gradient is null || IsFinite(pair.Gradient));
        if (isFinite)
        {
            Inner.ApplyGradients(pairs, aggregate: false);
        }
        else
        {
            Iterations.AssignAdd(1L);
        }

        if (Dynamic)
        {
            UpdateScale(isFinite);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<TrackableChild> Children() => _scale is null
        ? base.Children()
        : base.Children().Append(new TrackableChild("current_loss_scale", _scale))
            .Append(new TrackableChild("good_steps", _goodSteps!));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["inner_optimizer"] = OptimizerNames.Serialize(Inner),
        ["dynamic"] = Dynamic,
        ["initial_scale"] = InitialScale,
        ["dynamic_growth_steps"] = DynamicGrowthSteps,
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<GradientAndVariable> ComputeGradients(
        Tensor loss, IReadOnlyList<Variable> variables, GradientTape tape, Tensor? gradLoss)
    {
        IReadOnlyList<GradientAndVariable> scaled = Inner.ScaledGradients(loss, variables, tape, gradLoss, GetScaledLoss);
        IReadOnlyList<Gradient?> gradients = GetUnscaledGradients([.. scaled.Select(pair => pair.Gradient)]);
        return [.. scaled.Select((pair, i) => pair with { Gradient = gradients[i] })];
    }

    private static Optimizer NotScaling(Optimizer inner) => inner is LossScaleOptimizer
        ? throw new InvalidArgumentException($"{inner.Name}: a LossScaleOptimizer cannot wrap another one.")
        : inner;

    // Pairs without a gradient stay where they were: state is made in the order of the variables.
    private static GradientAndVariable[] InOrder(GradientAndVariable[] pairs, IReadOnlyList<GradientAndVariable> summed)
    {
        int missing = pairs.Count(pair => pair.Gradient is null);
        if (missing + summed.Count != pairs.Length)
        {
            return [.. summed, .. pairs.Where(pair => pair.Gradient is null)];
        }

        int next = 0;
        return [.. pairs.Select(pair => pair.Gradient is null ? pair : summed[next++])];
    }

    private static bool IsFinite(Gradient gradient)
    {
        Tensor values = gradient.Slices?.Values ?? gradient.Dense();
        return RawOps.All(RawOps.IsFinite(values), Norms.AllAxes(values)).Item<bool>();
    }

    private void UpdateScale(bool isFinite)
    {
        float scale = (float)LossScale;
        if (!isFinite)
        {
            _scale!.Assign(Math.Max(scale / Multiplier, 1));
            _goodSteps!.Assign(0L);
        }
        else if (GoodSteps + 1 < DynamicGrowthSteps)
        {
            _goodSteps!.AssignAdd(1L);
        }
        else
        {
            _scale!.Assign(float.IsFinite(scale * Multiplier) ? scale * Multiplier : scale);
            _goodSteps!.Assign(0L);
        }
    }

    private void WarnWhereUnscaled()
    {
        if (!_hasWarned && !(_hasScaled && _hasUnscaled))
        {
            _hasWarned = true;
            string missing = (_hasScaled, _hasUnscaled) switch
            {
                (false, false) => "neither GetScaledLoss nor GetUnscaledGradients",
                (false, true) => "GetUnscaledGradients but not GetScaledLoss",
                _ => "GetScaledLoss but not GetUnscaledGradients",
            };
            Warnings.Raise(
                $"{Name}: ApplyGradients follows {missing}; scale the loss and unscale its gradients, or use Minimize.");
        }
    }
}
