namespace RawOpsNet.Models;

/// <summary>Cuts the edges of each sequence.</summary>
public sealed class Cropping1D : Cropping
{
    /// <summary>Makes the layer.</summary>
    /// <param name="cropping">The numbers of steps before and after; not negative.</param>
    /// <param name="name">The name; null gives <c>cropping1d</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">A number is negative.</exception>
    public Cropping1D((int Before, int After) cropping, string? name = null)
        : base([cropping], 1, DataFormat.ChannelsLast, name)
    {
    }

    /// <summary>Makes the layer with the same number of steps before and after.</summary>
    /// <inheritdoc cref="Cropping1D(ValueTuple{int, int}, string?)"/>
    public Cropping1D(int cropping = 1, string? name = null)
        : this((cropping, cropping), name)
    {
    }
}
