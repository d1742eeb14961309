namespace RawOpsNet.Models;

/// <summary>
/// Sets a share of the inputs to zero in training and scales the rest up, so that their sum is kept on average.
/// </summary>
public sealed class Dropout : Layer
{
    private readonly long _seed;
    private long _calls;

    /// <summary>Makes the layer.</summary>
    /// <param name="rate">The share that becomes zero; in [0, 1].</param>
    /// <param name="seed">Seeds the choice, a new one each call; null draws one from <see cref="RandomSeed"/>.</param>
    /// <param name="name">The name; null gives <c>dropout</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">rate is outside [0, 1].</exception>
    public Dropout(double rate, long? seed = null, string? name = null)
        : base(name)
    {
        if (rate is not (>= 0 and <= 1))
        {
            throw new InvalidArgumentException($"{Name}: rate is {rate}; it must be in [0, 1].");
        }

        Rate = rate;
        _seed = seed ?? RandomSeed.Next();
    }

    /// <summary>Gets the share that becomes zero.</summary>
    public double Rate { get; }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        if (!training || Rate == 0)
        {
            return input;
        }

        if (Rate >= 1)
        {
            return RawOps.ZerosLike(input);
        }

        // The number of the call is the second half of the seed: every step draws another mask, every run the same ones.
        Tensor draws = RawOps.StatelessRandomUniform(input.Shape.ToArray(), new long[] { _seed, _calls++ }, DType.Float32);
        Tensor kept = RawOps.GreaterEqual(draws, (float)Rate);
        Tensor factors = RawOps.Mul(RawOps.Cast(kept, dstT: input.DType), RawOps.Cast(1 / (1 - Rate), dstT: input.DType));
        return RawOps.Mul(input, factors);
    }
}
