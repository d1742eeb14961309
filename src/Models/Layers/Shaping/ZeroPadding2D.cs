namespace RawOpsNet.Models;

/// <summary>Adds zeros around each image.</summary>
public sealed class ZeroPadding2D : ZeroPadding
{
    /// <summary>Makes the layer.</summary>
    /// <param name="padding">The numbers at both ends of height and width; not negative.</param>
    /// <param name="dataFormat">Where the channels stand.</param>
    /// <param name="name">The name; null gives <c>zero_padding2d</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">A number is negative, or there are not 2 pairs.</exception>
    public ZeroPadding2D(
        IReadOnlyList<(int Before, int After)> padding, DataFormat dataFormat = DataFormat.ChannelsLast, string? name = null)
        : base(padding, 2, dataFormat, name)
    {
    }

    /// <summary>Makes the layer with the same number at all ends.</summary>
    /// <inheritdoc cref="ZeroPadding2D(IReadOnlyList{ValueTuple{int, int}}, DataFormat, string?)"/>
    public ZeroPadding2D(int padding = 1, DataFormat dataFormat = DataFormat.ChannelsLast, string? name = null)
        : base(Same(padding, 2), 2, dataFormat, name)
    {
    }
}
