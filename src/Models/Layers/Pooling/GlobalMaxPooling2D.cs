namespace RawOpsNet.Models;

/// <summary>
/// Takes the greatest element of each channel of images, [samples, height, width, channels]; gives [samples, channels].
/// </summary>
/// <param name="dataFormat">Where the channels stand.</param>
/// <param name="keepDims">Whether the spatial dims stay, as dims of 1.</param>
/// <param name="name">The name; null gives <c>global_max_pooling2d</c> with a running number.</param>
public sealed class GlobalMaxPooling2D(
    DataFormat dataFormat = DataFormat.ChannelsLast, bool keepDims = false, string? name = null)
    : GlobalMaxPooling(2, dataFormat, keepDims, name);
