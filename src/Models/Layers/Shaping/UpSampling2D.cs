namespace RawOpsNet.Models;

/// <summary>Enlarges each image: repeats its rows and columns, or interpolates between the nearest pixels.</summary>
public sealed class UpSampling2D : UpSampling
{
    internal const string Nearest = "nearest";
    internal const string Bilinear = "bilinear";

    /// <summary>Makes the layer.</summary>
    /// <param name="size">The factors of height and width, or one for all; null: 2.</param>
    /// <param name="dataFormat">Where the channels stand.</param>
    /// <param name="interpolation">What new pixels are: <c>nearest</c> or <c>bilinear</c>, in float32.</param>
    /// <param name="name">The name; null gives <c>up_sampling2d</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">
    /// A factor is not positive, there are not 2, or the interpolation is unknown.
    /// </exception>
    public UpSampling2D(
        SpatialSizes? size = null,
        DataFormat dataFormat = DataFormat.ChannelsLast,
        string interpolation = Nearest,
        string? name = null)
        : base(size ?? [2], 2, dataFormat, name) => Interpolation = interpolation is Nearest or Bilinear
            ? interpolation
            : throw new InvalidArgumentException(
                $"{Name}: interpolation is '{interpolation}'; it must be '{Nearest}' or '{Bilinear}'.");

    /// <summary>Gets what new pixels are: <c>nearest</c> or <c>bilinear</c>.</summary>
    public string Interpolation { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        base.GetConfig().With(("interpolation", Interpolation));

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        if (Interpolation == Nearest)
        {
            return base.Call(input, training);
        }

        ArgumentNullException.ThrowIfNull(input);
        SampleRank.Require(4, input, Name, DataFormat.Dims(2));
        bool isFirst = DataFormat == DataFormat.ChannelsFirst;
        Tensor images = isFirst ? RawOps.Transpose(input, new[] { 0, 2, 3, 1 }) : input;

        // As tf.image.resize does it.
        Tensor resized = RawOps.ResizeBilinear(
            images,
            new[] { checked((int)images.Shape[1] * Size[0]), checked((int)images.Shape[2] * Size[1]) },
            halfPixelCenters: true);
        return isFirst ? RawOps.Transpose(resized, new[] { 0, 3, 1, 2 }) : resized;
    }
}
