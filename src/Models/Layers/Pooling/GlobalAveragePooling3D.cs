namespace RawOpsNet.Models;

/// <summary>
/// Takes the mean of each channel of volumes, [samples, depth, height, width, channels]; gives [samples, channels].
/// </summary>
/// <param name="dataFormat">Where the channels stand.</param>
/// <param name="keepDims">Whether the spatial dims stay, as dims of 1.</param>
/// <param name="name">The name; null gives <c>global_average_pooling3d</c> with a running number.</param>
public sealed class GlobalAveragePooling3D(
    DataFormat dataFormat = DataFormat.ChannelsLast, bool keepDims = false, string? name = null)
    : GlobalAveragePooling(3, dataFormat, keepDims, name);
