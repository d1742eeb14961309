namespace RawOpsNet.Models;

/// <summary>Takes the greatest element of what a window covers.</summary>
public abstract class MaxPooling : WindowPooling
{
    private protected MaxPooling(
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
        ? RawOps.MaxPool(
            input,
            size,
            strides,
            IsSame ? ConvolutionPadding.SAME : ConvolutionPadding.VALID,
            dataFormat: ImageFormats.OfPacked(DataFormat),
            name: Name)
        : RawOps.MaxPool3D(
            input,
            size,
            strides,
            IsSame ? WindowPadding.SAME : WindowPadding.VALID,
            ImageFormats.OfVolumes(DataFormat),
            Name);
}
