namespace RawOpsNet.Models;

/// <summary>Gives the names that ops have for where channels stand.</summary>
internal static class ImageFormats
{
    /// <summary>Gives the name for images.</summary>
    public static ImageFormat Of(DataFormat format) =>
        format == DataFormat.ChannelsLast ? ImageFormat.NHWC : ImageFormat.NCHW;

    /// <summary>Gives the name for images of ops that know packed channels too.</summary>
    public static PackedImageFormat OfPacked(DataFormat format) =>
        format == DataFormat.ChannelsLast ? PackedImageFormat.NHWC : PackedImageFormat.NCHW;

    /// <summary>Gives the name for volumes.</summary>
    public static VolumeFormat OfVolumes(DataFormat format) =>
        format == DataFormat.ChannelsLast ? VolumeFormat.NDHWC : VolumeFormat.NCDHW;
}
