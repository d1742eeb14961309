namespace RawOpsNet.Models;

/// <summary>Cuts the edges of each image.</summary>
public sealed class Cropping2D : Cropping
{
    /// <summary>Makes the layer.</summary>
    /// <param name="cropping">The numbers at both ends of height and width; not negative.</param>
    /// <param name="dataFormat">Where the channels stand.</param>
    /// <param name="name">The name; null gives <c>cropping2d</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">A number is negative, or there are not 2 pairs.</exception>
    public Cropping2D(
        IReadOnlyList<(int Before, int After)> cropping, DataFormat dataFormat = DataFormat.ChannelsLast, string? name = null)
        : base(cropping, 2, dataFormat, name)
    {
    }

    /// <summary>Makes the layer with the same number at all ends.</summary>
    /// <inheritdoc cref="Cropping2D(IReadOnlyList{ValueTuple{int, int}}, DataFormat, string?)"/>
    public Cropping2D(int cropping = 0, DataFormat dataFormat = DataFormat.ChannelsLast, string? name = null)
        : base(Same(cropping, 2), 2, dataFormat, name)
    {
    }
}
