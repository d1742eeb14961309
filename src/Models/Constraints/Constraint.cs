namespace RawOpsNet.Models;

/// <summary>Maps a weight, after each update, to the nearest one allowed; serves as the constraint of a variable.</summary>
public abstract class Constraint
{
    /// <summary>Gives the constraint as a function.</summary>
    public static implicit operator Func<Tensor, Tensor>?(Constraint? constraint) =>
        constraint is null ? null : constraint.Invoke;

    /// <summary>Gives the function of the constraint.</summary>
    public Func<Tensor, Tensor> ToFunc() => Invoke;

    /// <summary>Maps a value.</summary>
    public abstract Tensor Invoke(Tensor weight);

    private protected static Tensor Norm(Tensor weight, long[] axes) =>
        RawOps.Sqrt(RawOps.Sum(RawOps.Square(weight), axes, keepDims: true));

    // A norm as a divisor: never 0.
    private protected static Tensor Divisor(Tensor norm) => RawOps.AddV2(norm, Numbers.Like(norm, Probabilities.Epsilon));
}
