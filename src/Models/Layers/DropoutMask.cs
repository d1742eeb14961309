namespace RawOpsNet.Models;

/// <summary>Draws the factors of dropout: zero for a share of them, and what keeps the sum on average for the rest.</summary>
internal sealed class DropoutMask
{
    private readonly long _seed;
    private long _calls;

    /// <summary>Sets what is drawn.</summary>
    /// <param name="rate">The share of zeros; in [0, 1].</param>
    /// <param name="seed">Seeds the choice, a new one each draw; null draws one from <see cref="RandomSeed"/>.</param>
    /// <param name="layer">The layer that an error names.</param>
    /// <param name="argument">The argument that an error names.</param>
    public DropoutMask(double rate, long? seed, string layer, string argument = "rate")
    {
        if (rate is not (>= 0 and <= 1))
        {
            throw new InvalidArgumentException($"{layer}: {argument} is {rate}; it must be in [0, 1].");
        }

        Rate = rate;
        GivenSeed = seed;
        _seed = seed ?? RandomSeed.Next();
    }

    /// <summary>Gets the share of zeros.</summary>
    public double Rate { get; }

    /// <summary>Gets the seed that was given; null: one was drawn.</summary>
    public long? GivenSeed { get; }

    /// <summary>Draws factors of a shape.</summary>
    public Tensor Draw(Shape shape, DType dtype)
    {
        if (Rate >= 1)
        {
            return Tensor.Zeros(shape, dtype);
        }

        // The number of the draw is the second half of the seed: every step draws another mask, every run the same ones.
        Tensor draws = RawOps.StatelessRandomUniform(shape.ToArray(), new long[] { _seed, _calls++ }, DType.Float32);
        Tensor kept = RawOps.GreaterEqual(draws, (float)Rate);
        return RawOps.Mul(RawOps.Cast(kept, dstT: dtype), RawOps.Cast(1 / (1 - Rate), dstT: dtype));
    }

    /// <summary>Multiplies by factors drawn for each element; gives the input back where nothing is dropped.</summary>
    public Tensor Apply(Tensor input) => Rate == 0 ? input : RawOps.Mul(input, Draw(input.Shape, input.DType));
}
