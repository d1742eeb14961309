using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>
/// Gives each group of channels of each sample mean 0 and variance 1, then scales and shifts each channel (Wu and He 2018).
/// </summary>
public sealed class GroupNormalization : ScaledNormalization
{
    private int _axis;

    /// <summary>Makes the layer.</summary>
    /// <param name="groups">The number of groups, which divides the number of channels; -1: each channel is a group.</param>
    /// <param name="axis">The axis of the channels; negative: counted from the last.</param>
    /// <param name="epsilon">Is added to the variance.</param>
    /// <param name="center">Whether there is an offset.</param>
    /// <param name="scale">Whether there is a scale.</param>
    /// <param name="betaInitializer">Makes the offset; zeros by default.</param>
    /// <param name="gammaInitializer">Makes the scale; ones by default.</param>
    /// <param name="betaRegularizer">Penalizes the offset; null: nothing does.</param>
    /// <param name="gammaRegularizer">Penalizes the scale; null: nothing does.</param>
    /// <param name="betaConstraint">Is applied to the offset after each update; null: nothing is.</param>
    /// <param name="gammaConstraint">Is applied to the scale after each update; null: nothing is.</param>
    /// <param name="name">The name; null gives <c>group_normalization</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">groups is neither positive nor -1, or epsilon is negative.</exception>
    public GroupNormalization(
        int groups = 32,
        int axis = -1,
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
            name)
    {
        if (groups is not (> 0 or -1))
        {
            throw new InvalidArgumentException($"{Name}: groups is {groups}; it must be positive, or -1 for each channel.");
        }

        Groups = groups;
        Axis = axis;
    }

    /// <summary>Gets the number of groups; -1: each channel is one.</summary>
    public int Groups { get; }

    /// <summary>Gets the axis of the channels.</summary>
    public int Axis { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => ConfigOf([("groups", Groups), ("axis", Axis)]);

    internal static GroupNormalization FromConfig(ConfigReader config) => new(
        config.Integer("groups", 32),
        config.Integer("axis", -1),
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
    protected override void Build(Shape inputShape)
    {
        _axis = RequireAxis(Axis, inputShape);
        long channels = inputShape[_axis];
        if (_axis == 0 || channels == 0 || (Groups > 0 && channels % Groups != 0))
        {
            throw new InvalidArgumentException(
                $"{Name}: the input has shape {inputShape}, {channels} channels along axis {_axis}; groups is {Groups}, which "
                + "must divide it.");
        }

        AddGammaAndBeta([channels]);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        long channels = BuiltShapes![0][_axis];
        RequireSize(input, _axis, channels);
        long groups = Groups < 0 ? channels : Groups;

        // [n, h, w, c] becomes [n, h, w, groups, c / groups]; all but the samples and the groups is one population.
        long[] dims = input.Shape.ToArray();
        long[] apart = [.. dims[.._axis], groups, channels / groups, .. dims[(_axis + 1)..]];
        int[] population = [.. Enumerable.Range(1, apart.Length - 1).Where(axis => axis != _axis)];
        long[] weightDims = [.. Enumerable.Repeat(1L, apart.Length)];
        (weightDims[_axis], weightDims[_axis + 1]) = (groups, channels / groups);
        Tensor grouped = RawOps.Reshape(input, apart);
        (Tensor mean, Tensor variance) = Moments(grouped, population);
        return RawOps.Reshape(Normalize(grouped, mean, variance, weightDims), dims);
    }
}
