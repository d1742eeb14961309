namespace RawOpsNet.Models;

/// <summary>Takes the mean of each channel of images, [samples, height, width, channels]; gives [samples, channels].</summary>
/// <param name="dataFormat">Where the channels stand.</param>
/// <param name="keepDims">Whether the spatial dims stay, as dims of 1.</param>
/// <param name="name">The name; null gives <c>global_average_pooling2d</c> with a running number.</param>
public sealed class GlobalAveragePooling2D(
    DataFormat dataFormat = DataFormat.ChannelsLast, bool keepDims = false, string? name = null)
    : GlobalAveragePooling(2, dataFormat, keepDims, name);
