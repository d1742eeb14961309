namespace RawOpsNet.Models;

/// <summary>Takes the mean of what a window covers, channel by channel, of images, [samples, height, width, channels].</summary>
/// <param name="poolSize">The sizes of the window along height and width, or one for all; null: 2.</param>
/// <param name="strides">How far the window moves along each, or one for all; null: its sizes.</param>
/// <param name="padding">What stands around the input; it is never among what is taken.</param>
/// <param name="dataFormat">Where the channels stand.</param>
/// <param name="name">The name; null gives <c>average_pooling2d</c> with a running number.</param>
public sealed class AveragePooling2D(
    SpatialSizes? poolSize = null,
    SpatialSizes? strides = null,
    PaddingKind padding = PaddingKind.Valid,
    DataFormat dataFormat = DataFormat.ChannelsLast,
    string? name = null)
    : AveragePooling(2, poolSize ?? [2], strides, padding, dataFormat, name);
