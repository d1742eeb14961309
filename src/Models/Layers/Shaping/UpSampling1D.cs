namespace RawOpsNet.Models;

/// <summary>Repeats each step of a sequence.</summary>
public sealed class UpSampling1D : UpSampling
{
    /// <summary>Makes the layer.</summary>
    /// <param name="size">How often each step stands; positive.</param>
    /// <param name="name">The name; null gives <c>up_sampling1d</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">size is not positive.</exception>
    public UpSampling1D(int size = 2, string? name = null)
        : base([size], 1, DataFormat.ChannelsLast, name)
    {
    }
}
