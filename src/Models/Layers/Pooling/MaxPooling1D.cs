namespace RawOpsNet.Models;

/// <summary>
/// Takes the greatest element of what a window covers, channel by channel, of sequences, [samples, steps, channels].
/// </summary>
/// <param name="poolSize">The size of the window; positive.</param>
/// <param name="strides">How far the window moves; null: its size.</param>
/// <param name="padding">What stands around the input; it is never among what is taken.</param>
/// <param name="dataFormat">Where the channels stand.</param>
/// <param name="name">The name; null gives <c>max_pooling1d</c> with a running number.</param>
public sealed class MaxPooling1D(
    int poolSize = 2,
    int? strides = null,
    PaddingKind padding = PaddingKind.Valid,
    DataFormat dataFormat = DataFormat.ChannelsLast,
    string? name = null)
    : MaxPooling(1, [poolSize], strides is { } stride ? [stride] : null, padding, dataFormat, name);
