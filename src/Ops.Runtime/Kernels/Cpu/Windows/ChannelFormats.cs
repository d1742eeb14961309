using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Reads from a data format where the channels are.</summary>
internal static class ChannelFormats
{
    /// <summary>Tells whether the channels are the second dim.</summary>
    public static bool IsFirst(ImageFormat format) => format == ImageFormat.NCHW;

    /// <summary>Tells whether the channels are the second dim.</summary>
    public static bool IsFirst(VolumeFormat format) => format == VolumeFormat.NCDHW;

    /// <summary>Tells whether the channels are the second dim.</summary>
    public static bool IsFirst(BatchNormFormat format) => format is BatchNormFormat.NCHW or BatchNormFormat.NCDHW;

    /// <summary>Tells whether the channels are the second dim; channels in packs of four throw.</summary>
    public static bool IsFirst(in OpSite site, PackedImageFormat format)
    {
        if (format == PackedImageFormat.NCHW_VECT_C)
        {
            site.Unimplemented("data_format is NCHW_VECT_C, for which there is no CPU kernel; use NHWC or NCHW.", "data_format");
        }

        return format == PackedImageFormat.NCHW;
    }
}
