namespace RawOpsNet.Models;

/// <summary>Takes the greatest element of each channel.</summary>
public abstract class GlobalMaxPooling : GlobalPooling
{
    private protected GlobalMaxPooling(int spatialRank, DataFormat dataFormat, bool keepDims, string? name)
        : base(spatialRank, dataFormat, keepDims, name)
    {
    }

    private protected override Tensor Pool(Tensor input, int[] axes) => RawOps.Max(input, axes, KeepDims);
}
