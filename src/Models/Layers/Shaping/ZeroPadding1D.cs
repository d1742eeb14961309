namespace RawOpsNet.Models;

/// <summary>Adds zeros around each sequence.</summary>
public sealed class ZeroPadding1D : ZeroPadding
{
    /// <summary>Makes the layer.</summary>
    /// <param name="padding">The numbers of steps before and after; not negative.</param>
    /// <param name="name">The name; null gives <c>zero_padding1d</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">A number is negative.</exception>
    public ZeroPadding1D((int Before, int After) padding, string? name = null)
        : base([padding], 1, DataFormat.ChannelsLast, name)
    {
    }

    /// <summary>Makes the layer with the same number of steps before and after.</summary>
    /// <inheritdoc cref="ZeroPadding1D(ValueTuple{int, int}, string?)"/>
    public ZeroPadding1D(int padding = 1, string? name = null)
        : this((padding, padding), name)
    {
    }
}
