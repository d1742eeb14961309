using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>
/// Gives each channel mean 0 and variance 1 over the batch, then scales and shifts it (Ioffe and Szegedy 2015). Training keeps
/// moving averages of mean and variance, by which other calls, and a frozen layer, normalize.
/// </summary>
public sealed class BatchNormalization : ScaledNormalization
{
    private readonly Initializer _meanInitializer;
    private readonly Initializer _varianceInitializer;
    private int _axis;

    /// <summary>Makes the layer.</summary>
    /// <param name="axis">The axis of the channels; negative: counted from the last.</param>
    /// <param name="momentum">The share of the moving averages that stays at each step.</param>
    /// <param name="epsilon">Is added to the variance.</param>
    /// <param name="center">Whether there is an offset.</param>
    /// <param name="scale">Whether there is a scale.</param>
    /// <param name="betaInitializer">Makes the offset; zeros by default.</param>
    /// <param name="gammaInitializer">Makes the scale; ones by default.</param>
    /// <param name="movingMeanInitializer">Makes the moving mean; zeros by default.</param>
    /// <param name="movingVarianceInitializer">Makes the moving variance; ones by default.</param>
    /// <param name="betaRegularizer">Penalizes the offset; null: nothing does.</param>
    /// <param name="gammaRegularizer">Penalizes the scale; null: nothing does.</param>
    /// <param name="betaConstraint">Is applied to the offset after each update; null: nothing is.</param>
    /// <param name="gammaConstraint">Is applied to the scale after each update; null: nothing is.</param>
    /// <param name="name">The name; null gives <c>batch_normalization</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">momentum is outside [0, 1], or epsilon is negative.</exception>
    public BatchNormalization(
        int axis = -1,
        double momentum = 0.99,
        double epsilon = 1e-3,
        bool center = true,
        bool scale = true,
        Initializer? betaInitializer = null,
        Initializer? gammaInitializer = null,
        Initializer? movingMeanInitializer = null,
        Initializer? movingVarianceInitializer = null,
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
        if (momentum is not (>= 0 and <= 1))
        {
            throw new InvalidArgumentException($"{Name}: momentum is {momentum}; it must be in [0, 1].");
        }

        Axis = axis;
        Momentum = momentum;
        _meanInitializer = movingMeanInitializer ?? new Zeros();
        _varianceInitializer = movingVarianceInitializer ?? new Ones();
    }

    /// <summary>Gets the axis of the channels.</summary>
    public int Axis { get; }

    /// <summary>Gets the share of the moving averages that stays at each step.</summary>
    public double Momentum { get; }

    /// <summary>Gets the moving mean, [channels]; null until the layer is built.</summary>
    public Variable? MovingMean { get; private set; }

    /// <summary>Gets the moving variance, [channels]; null until the layer is built.</summary>
    public Variable? MovingVariance { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => ConfigOf(
        [("axis", IsBuilt ? new[] { _axis } : (object)Axis), ("momentum", Momentum)],
        ("moving_mean_initializer", _meanInitializer.Serialize()),
        ("moving_variance_initializer", _varianceInitializer.Serialize()));

    internal static BatchNormalization FromConfig(ConfigReader config) => new(
        (config.OneOrMoreIntegers("axis") ?? [-1])[0],
        config.Number("momentum", 0.99),
        config.Number("epsilon", 1e-3),
        config.Flag("center", true),
        config.Flag("scale", true),
        betaInitializer: Initializer.Makers.Read(config, "beta_initializer"),
        gammaInitializer: Initializer.Makers.Read(config, "gamma_initializer"),
        movingMeanInitializer: Initializer.Makers.Read(config, "moving_mean_initializer"),
        movingVarianceInitializer: Initializer.Makers.Read(config, "moving_variance_initializer"),
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
        _axis = RequireAxis(Axis, inputShape);
        Shape channels = [inputShape[_axis]];
        AddGammaAndBeta(channels);
        MovingMean = AddWeight("moving_mean", channels, _meanInitializer, trainable: false);
        MovingVariance = AddWeight("moving_variance", channels, _varianceInitializer, trainable: false);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        RequireSize(input, _axis, MovingMean!.Shape[0]);
        bool isOfBatch = training && Trainable;
        return _axis == input.Rank - 1 || (_axis == 1 && input.Rank == 4)
            ? Fused(input, isOfBatch)
            : Composed(input, isOfBatch);
    }

    // Channels stand last, or second in images: one pass over the input by FusedBatchNormV3.
    private Tensor Fused(Tensor input, bool isOfBatch)
    {
        bool isImage = input.Rank == 4;
        long channels = MovingMean!.Shape[0];
        Tensor images = isImage ? input : RawOps.Reshape(input, new[] { -1, 1, 1, channels });
        (Tensor y, Tensor mean, Tensor unbiased, _, Tensor biased, _) = RawOps.FusedBatchNormV3(
            images,
            Gamma ?? Tensor.Ones([channels]),
            Beta ?? Tensor.Zeros([channels]),
            MovingMean,
            MovingVariance!,
            (float)Epsilon,
            dataFormat: _axis == 1 && isImage ? BatchNormFormat.NCHW : BatchNormFormat.NHWC,
            isTraining: isOfBatch,
            name: Name);
        if (isOfBatch && input.Shape.ElementCount > 0)
        {
            // For images Keras keeps the variance of the population that the batch is drawn from, else that of the batch.
            Move(MovingMean, mean);
            Move(MovingVariance!, isImage ? unbiased : biased);
        }

        return isImage ? y : RawOps.Reshape(y, input.Shape.ToArray());
    }

    private Tensor Composed(Tensor input, bool isOfBatch)
    {
        long[] weightDims = [.. Enumerable.Repeat(1L, input.Rank)];
        weightDims[_axis] = input.Shape[_axis];
        if (!isOfBatch)
        {
            return Normalize(
                input, RawOps.Reshape(MovingMean!, weightDims), RawOps.Reshape(MovingVariance!, weightDims), weightDims);
        }

        (Tensor mean, Tensor variance) = Moments(input, [.. Enumerable.Range(0, input.Rank).Where(axis => axis != _axis)]);
        if (input.Shape.ElementCount > 0)
        {
            Move(MovingMean!, RawOps.Reshape(mean, new[] { -1 }));
            Move(MovingVariance!, RawOps.Reshape(variance, new[] { -1 }));
        }

        return Normalize(input, mean, variance, weightDims);
    }

    private void Move(Variable average, Tensor value)
    {
        Tensor difference = RawOps.Sub(average, RawOps.StopGradient(value));
        average.AssignSub(RawOps.Mul(difference, Numbers.Like(difference, 1 - Momentum)));
    }
}
