namespace RawOpsNet.Models;

/// <summary>Takes the mean of each channel of sequences, [samples, steps, channels]; gives [samples, channels].</summary>
/// <param name="dataFormat">Where the channels stand.</param>
/// <param name="keepDims">Whether the spatial dims stay, as dims of 1.</param>
/// <param name="name">The name; null gives <c>global_average_pooling1d</c> with a running number.</param>
public sealed class GlobalAveragePooling1D(
    DataFormat dataFormat = DataFormat.ChannelsLast, bool keepDims = false, string? name = null)
    : GlobalAveragePooling(1, dataFormat, keepDims, name);
