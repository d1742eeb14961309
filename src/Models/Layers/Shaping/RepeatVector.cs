namespace RawOpsNet.Models;

/// <summary>Repeats each sample: [n, a] becomes [n, times, a].</summary>
public sealed class RepeatVector : Layer
{
    /// <summary>Makes the layer.</summary>
    /// <param name="times">How often; positive.</param>
    /// <param name="name">The name; null gives <c>repeat_vector</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">times is not positive.</exception>
    public RepeatVector(int times, string? name = null)
        : base(name) => Times = times > 0
        ? times
        : throw new InvalidArgumentException($"{Name}: times is {times}; it must be positive.");

    /// <summary>Gets how often a sample is repeated.</summary>
    public int Times { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(("n", Times));

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        SampleRank.Require(2, input, Name, "samples, width");
        return RawOps.Tile(RawOps.ExpandDims(input, 1), new[] { 1, Times, 1 });
    }
}
