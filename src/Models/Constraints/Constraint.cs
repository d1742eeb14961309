using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>
/// Maps a weight, after each update, to the nearest one allowed; serves as the constraint of a variable. Converts from Keras'
/// names ("non_neg").
/// </summary>
public abstract class Constraint
{
    internal static readonly ConfigMakers<Constraint> Makers = new("constraint", "keras.constraints", new(StringComparer.Ordinal)
    {
        ["MaxNorm"] = config => new MaxNorm(config.Number("max_value", 2), config.Axes()),
        ["MinMaxNorm"] = config => new MinMaxNorm(
            config.Number("min_value", 0), config.Number("max_value", 1), config.Number("rate", 1), config.Axes()),
        ["NonNeg"] = _ => new NonNeg(),
        ["RadialConstraint"] = _ => new RadialConstraint(),
        ["UnitNorm"] = config => new UnitNorm(config.Axes()),
    });

    /// <summary>Gives the constraint as a function.</summary>
    public static implicit operator Func<Tensor, Tensor>?(Constraint? constraint) =>
        constraint is null ? null : constraint.Invoke;

    /// <summary>Makes the constraint of a name, with its defaults.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that name; the message lists those there are.</exception>
    public static implicit operator Constraint(string name) => Named(name);

    /// <summary>Makes the constraint of a name, with its defaults.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that name; the message lists those there are.</exception>
    public static Constraint Named(string name) => FromConfig(name, Config.Of());

    /// <summary>Makes a constraint from what <see cref="GetConfig"/> gave.</summary>
    /// <param name="className">The class.</param>
    /// <param name="config">The config, by Keras' keys.</param>
    /// <exception cref="InvalidArgumentException">There is no such class, or a key or value is not one of it.</exception>
    public static Constraint FromConfig(string className, IReadOnlyDictionary<string, object?> config) =>
        Makers.Make(className, config);

    /// <summary>Gives what the constraint is made of, by Keras' keys.</summary>
    public virtual IReadOnlyDictionary<string, object?> GetConfig() => Config.Of();

    /// <summary>Gives the function of the constraint.</summary>
    public Func<Tensor, Tensor> ToFunc() => Invoke;

    /// <summary>Maps a value.</summary>
    public abstract Tensor Invoke(Tensor weight);

    internal IReadOnlyDictionary<string, object?> Serialize() => Makers.Serialize(this, GetType().Name, GetConfig());

    private protected static Tensor Norm(Tensor weight, long[] axes) =>
        RawOps.Sqrt(RawOps.Sum(RawOps.Square(weight), axes, keepDims: true));

    // A norm as a divisor: never 0.
    private protected static Tensor Divisor(Tensor norm) => RawOps.AddV2(norm, Numbers.Like(norm, Probabilities.Epsilon));
}
