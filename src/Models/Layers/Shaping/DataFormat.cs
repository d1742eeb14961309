namespace RawOpsNet.Models;

/// <summary>Says where the channels of images, signals and volumes stand.</summary>
public enum DataFormat
{
    /// <summary>Last: [samples, height, width, channels], which is the faster form on the CPU.</summary>
    ChannelsLast,

    /// <summary>After the samples: [samples, channels, height, width].</summary>
    ChannelsFirst,
}
