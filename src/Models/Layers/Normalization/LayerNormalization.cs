using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Gives each sample mean 0 and variance 1 along axes, then scales and shifts it (Ba, Kiros and Hinton 2016).</summary>
public sealed class LayerNormalization : ScaledNormalization
{
    private readonly int[] _axes;
    private int[] _counted = [];

    /// <summary>Makes the layer.</summary>
    /// <param name="axis">The axes over which mean and variance are taken; null: the last.</param>
    /// <param name="epsilon">Is added to the variance.</param>
    /// <param name="center">Whether there is an offset.</param>
    /// <param name="scale">Whether there is a scale.</param>
    /// <param name="betaInitializer">Makes the offset; zeros by default.</param>
    /// <param name="gammaInitializer">Makes the scale; ones by default.</param>
    /// <param name="betaRegularizer">Penalizes the offset; null: nothing does.</param>
    /// <param name="gammaRegularizer">Penalizes the scale; null: nothing does.</param>
    /// <param name="betaConstraint">Is applied to the offset after each update; null: nothing is.</param>
    /// <param name="gammaConstraint">Is applied to the scale after each update; null: nothing is.</param>
    /// <param name="name">The name; null gives <c>layer_normalization</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">epsilon is negative.</exception>
    public LayerNormalization(
        IReadOnlyList<int>? axis = null,
        double epsilon = 1e-3,
        bool center = true,
        bool scale = true,
        Initializer? betaInitializer = null,
        Initializer? gammaInitializer = null,
        Regularizer? betaRegularizer = null,
        Regularizer? gammaRegularizer = null,
        Constraint? betaConstraint = null,
        Constraint? gammaConstraint = null,
        string? name = null)
        : base(
            epsilon,
            scale ? new(gammaInitializer ?? new Ones(), gammaRegularizer, gammaConstraint) : null,
            center ? new(betaInitializer ?? new Zeros(), betaRegularizer, betaConstraint) : null,
            name) => _axes = [.. axis ?? [-1]];

    /// <summary>Gets the axes over which mean and variance are taken.</summary>
    public IReadOnlyList<int> Axis => _axes;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => ConfigOf([("axis", IsBuilt ? _counted : _axes)]);

    internal static LayerNormalization FromConfig(ConfigReader config) => new(
        config.OneOrMoreIntegers("axis") ?? [-1],
        config.Number("epsilon", 1e-3),
        config.Flag("center", true),
        config.Flag("scale", true),
        betaInitializer: Initializer.Makers.Read(config, "beta_initializer"),
        gammaInitializer: Initializer.Makers.Read(config, "gamma_initializer"),
        betaRegularizer: Regularizer.Makers.Read(config, "beta_regularizer"),
        gammaRegularizer: Regularizer.Makers.Read(config, "gamma_regularizer"),
        betaConstraint: Constraint.Makers.Read(config, "beta_constraint"),
        gammaConstraint: Constraint.Makers.Read(config, "gamma_constraint"),
        name: config.OptionalText("name"));

    /// <inheritdoc/>
    protected override bool SupportsMasking => true;

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        _counted = [.. _axes.Select(axis => RequireAxis(axis, inputShape)).Order()];
        if (_counted.Distinct().Count() != _counted.Length || _counted.Length == 0)
        {
            throw new InvalidArgumentException(
                $"{Name}: axis is [{string.Join(", ", _axes)}]; it must name at least one axis, each once.");
        }

        AddGammaAndBeta(_counted.Select(axis => inputShape[axis]).ToArray());
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        foreach (int axis in _counted)
        {
            RequireSize(input, axis, BuiltShapes![0][axis]);
        }

        bool isTrailing = _counted[0] == input.Rank - _counted.Length;
        return isTrailing && input.DType == DType.Float32 && input.Device.IsCpu ? Fused(input) : Composed(input);
    }

    // The axes are the last: one pass over each row by FusedLayerNorm.
    private Tensor Fused(Tensor input)
    {
        long[] weightDims = [.. _counted.Select(axis => input.Shape[axis])];
        return RawOps.FusedLayerNorm(
            input, Gamma ?? Tensor.Ones(weightDims), Beta ?? Tensor.Zeros(weightDims), (float)Epsilon, name: Name).Y;
    }

    private Tensor Composed(Tensor input)
    {
        long[] weightDims = [.. Enumerable.Repeat(1L, input.Rank)];
        foreach (int axis in _counted)
        {
            weightDims[axis] = input.Shape[axis];
        }

        (Tensor mean, Tensor variance) = Moments(input, _counted);
        return Normalize(input, mean, variance, weightDims);
    }
}
