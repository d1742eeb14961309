namespace RawOpsNet.Models;

/// <summary>Takes the mean of each channel.</summary>
public abstract class GlobalAveragePooling : GlobalPooling
{
    private protected GlobalAveragePooling(int spatialRank, DataFormat dataFormat, bool keepDims, string? name)
        : base(spatialRank, dataFormat, keepDims, name)
    {
    }

    private protected override Tensor Pool(Tensor input, int[] axes) => RawOps.Mean(input, axes, KeepDims);
}
