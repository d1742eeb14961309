namespace RawOpsNet.Models;

/// <summary>Cuts the edges of each volume.</summary>
public sealed class Cropping3D : Cropping
{
    /// <summary>Makes the layer.</summary>
    /// <param name="cropping">The numbers at both ends of depth, height and width; not negative.</param>
    /// <param name="dataFormat">Where the channels stand.</param>
    /// <param name="name">The name; null gives <c>cropping3d</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">A number is negative, or there are not 3 pairs.</exception>
    public Cropping3D(
        IReadOnlyList<(int Before, int After)> cropping, DataFormat dataFormat = DataFormat.ChannelsLast, string? name = null)
        : base(cropping, 3, dataFormat, name)
    {
    }

    /// <summary>Makes the layer with the same number at all ends.</summary>
    /// <inheritdoc cref="Cropping3D(IReadOnlyList{ValueTuple{int, int}}, DataFormat, string?)"/>
    public Cropping3D(int cropping = 1, DataFormat dataFormat = DataFormat.ChannelsLast, string? name = null)
        : base(Same(cropping, 3), 3, dataFormat, name)
    {
    }
}
