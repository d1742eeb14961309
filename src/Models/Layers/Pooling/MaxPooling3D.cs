namespace RawOpsNet.Models;

/// <summary>
/// Takes the greatest element of what a window covers, channel by channel, of volumes, [samples, depth, height, width, channels].
/// </summary>
/// <param name="poolSize">The sizes of the window along depth, height and width, or one for all; null: 2.</param>
/// <param name="strides">How far the window moves along each, or one for all; null: its sizes.</param>
/// <param name="padding">What stands around the input; it is never among what is taken.</param>
/// <param name="dataFormat">Where the channels stand.</param>
/// <param name="name">The name; null gives <c>max_pooling3d</c> with a running number.</param>
public sealed class MaxPooling3D(
    SpatialSizes? poolSize = null,
    SpatialSizes? strides = null,
    PaddingKind padding = PaddingKind.Valid,
    DataFormat dataFormat = DataFormat.ChannelsLast,
    string? name = null)
    : MaxPooling(3, poolSize ?? [2], strides, padding, dataFormat, name);
