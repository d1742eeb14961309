namespace RawOpsNet.Models;

/// <summary>Repeats the planes, rows and columns of each volume.</summary>
public sealed class UpSampling3D : UpSampling
{
    /// <summary>Makes the layer.</summary>
    /// <param name="size">The factors of depth, height and width, or one for all; null: 2.</param>
    /// <param name="dataFormat">Where the channels stand.</param>
    /// <param name="name">The name; null gives <c>up_sampling3d</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">A factor is not positive, or there are not 3.</exception>
    public UpSampling3D(
        SpatialSizes? size = null, DataFormat dataFormat = DataFormat.ChannelsLast, string? name = null)
        : base(size ?? [2], 3, dataFormat, name)
    {
    }
}
