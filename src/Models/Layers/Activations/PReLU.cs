using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Keeps positive elements and scales negative ones by a slope that is learnt for each place of a sample.</summary>
/// <remarks><c>x where x ≥ 0, alpha · x else</c> (He et al. 2015).</remarks>
public sealed class PReLU : Layer
{
    private readonly WeightOptions _alphaOptions;
    private readonly int[] _sharedAxes;

    /// <summary>Makes the layer.</summary>
    /// <param name="alphaInitializer">Makes the slopes; zeros by default.</param>
    /// <param name="sharedAxes">
    /// Axes along which a slope is shared, counted from 1: [1, 2] for a slope a channel of images.
    /// </param>
    /// <param name="alphaRegularizer">Penalizes the slopes; null: nothing does.</param>
    /// <param name="alphaConstraint">Is applied to the slopes after each update; null: nothing is.</param>
    /// <param name="name">The name; null gives <c>p_re_lu</c> with a running number.</param>
    public PReLU(
        Initializer? alphaInitializer = null,
        IReadOnlyList<int>? sharedAxes = null,
        Regularizer? alphaRegularizer = null,
        Constraint? alphaConstraint = null,
        string? name = null)
        : base(name)
    {
        _alphaOptions = new(alphaInitializer ?? new Zeros(), alphaRegularizer, alphaConstraint);
        _sharedAxes = [.. sharedAxes ?? []];
    }

    /// <summary>Gets the slopes, of the shape of a sample with 1 where they are shared; null until the layer is built.</summary>
    public Variable? Alpha { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("alpha_initializer", _alphaOptions.Initializer.Serialize()),
        ("alpha_regularizer", _alphaOptions.Regularizer?.Serialize()),
        ("alpha_constraint", _alphaOptions.Constraint?.Serialize()),
        ("shared_axes", _sharedAxes.Length == 0 ? null : _sharedAxes));

    internal static PReLU FromConfig(ConfigReader config) => new(
        Initializer.Makers.Read(config, "alpha_initializer"),
        config.OneOrMoreIntegers("shared_axes"),
        Regularizer.Makers.Read(config, "alpha_regularizer"),
        Constraint.Makers.Read(config, "alpha_constraint"),
        config.OptionalText("name"));

    /// <inheritdoc/>
    protected override bool SupportsMasking => true;

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        long[] dims = inputShape.ToArray();
        foreach (int axis in _sharedAxes)
        {
            if (axis < 1 || axis >= dims.Length)
            {
                throw new InvalidArgumentException(
                    $"{Name}: sharedAxes holds {axis}; the input has shape {inputShape}, so it must be in [1, {dims.Length}).");
            }

            dims[axis] = 1;
        }

        if (dims.Skip(1).Any(dim => dim < 0))
        {
            throw new InvalidArgumentException(
                $"{Name}: the input has shape {inputShape}; dims of a sample must be known, or be among sharedAxes.");
        }

        Alpha = AddWeight("alpha", dims.AsSpan(1).ToArray(), _alphaOptions);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training) =>
        RawOps.Sub(RawOps.Relu(input), RawOps.Mul(Alpha!, RawOps.Relu(RawOps.Neg(input))));
}
