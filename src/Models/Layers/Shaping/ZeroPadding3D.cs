namespace RawOpsNet.Models;

/// <summary>Adds zeros around each volume.</summary>
public sealed class ZeroPadding3D : ZeroPadding
{
    /// <summary>Makes the layer.</summary>
    /// <param name="padding">The numbers at both ends of depth, height and width; not negative.</param>
    /// <param name="dataFormat">Where the channels stand.</param>
    /// <param name="name">The name; null gives <c>zero_padding3d</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">A number is negative, or there are not 3 pairs.</exception>
    public ZeroPadding3D(
        IReadOnlyList<(int Before, int After)> padding, DataFormat dataFormat = DataFormat.ChannelsLast, string? name = null)
        : base(padding, 3, dataFormat, name)
    {
    }

    /// <summary>Makes the layer with the same number at all ends.</summary>
    /// <inheritdoc cref="ZeroPadding3D(IReadOnlyList{ValueTuple{int, int}}, DataFormat, string?)"/>
    public ZeroPadding3D(int padding = 1, DataFormat dataFormat = DataFormat.ChannelsLast, string? name = null)
        : base(Same(padding, 3), 3, dataFormat, name)
    {
    }
}
