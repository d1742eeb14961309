namespace RawOpsNet.Models;

/// <summary>Takes the mean of what a window covers.</summary>
public abstract class AveragePooling : WindowPooling
{
    private protected AveragePooling(
        int spatialRank,
        IReadOnlyList<int> poolSize,
        IReadOnlyList<int>? strides,
        PaddingKind padding,
        DataFormat dataFormat,
        string? name)
        : base(spatialRank, poolSize, strides, padding, dataFormat, name)
    {
    }

    private protected override Tensor Pool(Tensor input, long[] size, long[] strides) => PoolSize.Count < 3
        ? RawOps.AvgPool(
            input,
            size,
            strides,
            IsSame ? WindowPadding.SAME : WindowPadding.VALID,
            dataFormat: ImageFormats.Of(DataFormat),
            name: Name)
        : RawOps.AvgPool3D(
            input,
            size,
            strides,
            IsSame ? WindowPadding.SAME : WindowPadding.VALID,
            ImageFormats.OfVolumes(DataFormat),
            Name);
}
