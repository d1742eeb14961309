namespace RawOpsNet.Models;

/// <summary>Repeats the rows and columns of each image: the nearest pixel.</summary>
public sealed class UpSampling2D : UpSampling
{
    // How Keras calls the repeating of pixels.
    internal const string Interpolation = "nearest";

    /// <summary>Makes the layer.</summary>
    /// <param name="size">The factors of height and width, or one for all; null: 2.</param>
    /// <param name="dataFormat">Where the channels stand.</param>
    /// <param name="name">The name; null gives <c>up_sampling2d</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">A factor is not positive, or there are not 2.</exception>
    public UpSampling2D(
        SpatialSizes? size = null, DataFormat dataFormat = DataFormat.ChannelsLast, string? name = null)
        : base(size ?? [2], 2, dataFormat, name)
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        base.GetConfig().With(("interpolation", Interpolation));
}
