namespace RawOpsNet.Models;

/// <summary>Is what normalizations share: a scale (gamma) and an offset (beta) that are learnt, and an epsilon.</summary>
public abstract class ScaledNormalization : Layer
{
    private readonly WeightOptions? _gammaOptions;
    private readonly WeightOptions? _betaOptions;

    private protected ScaledNormalization(double epsilon, WeightOptions? gamma, WeightOptions? beta, string? name)
        : base(name)
    {
        if (!(epsilon >= 0))
        {
            throw new InvalidArgumentException($"{Name}: epsilon is {epsilon}; it must be 0 or more.");
        }

        Epsilon = epsilon;
        _gammaOptions = gamma;
        _betaOptions = beta;
    }

    /// <summary>Gets what is added to the variance.</summary>
    public double Epsilon { get; }

    /// <summary>Gets the scale; null until the layer is built, or where there is none.</summary>
    public Variable? Gamma { get; private set; }

    /// <summary>Gets the offset; null until the layer is built, or where there is none.</summary>
    public Variable? Beta { get; private set; }

    // The parts of the config that the normalizations share, in Keras' order.
    private protected IReadOnlyDictionary<string, object?> ConfigOf(
        (string Key, object? Value)[] first, params (string Key, object? Value)[] moving) => base.GetConfig()
        .With(first)
        .With(
            ("epsilon", Epsilon),
            ("center", _betaOptions is not null),
            ("scale", _gammaOptions is not null),
            ("beta_initializer", (_betaOptions?.Initializer ?? new Zeros()).Serialize()),
            ("gamma_initializer", (_gammaOptions?.Initializer ?? new Ones()).Serialize()))
        .With(moving)
        .With(
            ("beta_regularizer", _betaOptions?.Regularizer?.Serialize()),
            ("gamma_regularizer", _gammaOptions?.Regularizer?.Serialize()),
            ("beta_constraint", _betaOptions?.Constraint?.Serialize()),
            ("gamma_constraint", _gammaOptions?.Constraint?.Serialize()));

    private protected void AddGammaAndBeta(Shape shape)
    {
        Gamma = _gammaOptions is null ? null : AddWeight("gamma", shape, _gammaOptions);
        Beta = _betaOptions is null ? null : AddWeight("beta", shape, _betaOptions);
    }

    // The mean and the variance along axes, which stay as dims of 1.
    private protected static (Tensor Mean, Tensor Variance) Moments(Tensor input, int[] axes)
    {
        Tensor mean = RawOps.Mean(input, axes, keepDims: true);

        // The sum of the differences is zero, so that the mean needs no gradient here (tf.nn.moments).
        return (mean, RawOps.Mean(RawOps.SquaredDifference(input, RawOps.StopGradient(mean)), axes, keepDims: true));
    }

    // Normalizes by a mean and a variance, both of a shape that is broadcast; the weights are reshaped to it.
    private protected Tensor Normalize(Tensor input, Tensor mean, Tensor variance, long[] weightDims)
    {
        Tensor factor = RawOps.Rsqrt(RawOps.AddV2(variance, Numbers.Like(variance, Epsilon)));
        factor = Gamma is null ? factor : RawOps.Mul(factor, RawOps.Reshape(Gamma, weightDims));
        Tensor output = RawOps.Mul(RawOps.Sub(input, mean), factor);
        return Beta is null ? output : RawOps.AddV2(output, RawOps.Reshape(Beta, weightDims));
    }

    // The axis of the input, counted from the first, and its checked size.
    private protected int RequireAxis(int axis, Shape inputShape) => LayerAxes.Require(Name, axis, inputShape);

    private protected void RequireSize(Tensor input, int axis, long size) => LayerAxes.RequireSize(Name, input, axis, size);
}
