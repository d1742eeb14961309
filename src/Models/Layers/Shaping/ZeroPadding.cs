namespace RawOpsNet.Models;

/// <summary>Adds zeros at both ends of each spatial dim.</summary>
public abstract class ZeroPadding : MarginLayer
{
    private protected ZeroPadding(
        IReadOnlyList<(int Before, int After)> padding, int spatialRank, DataFormat dataFormat, string? name)
        : base(padding, spatialRank, dataFormat, name, nameof(padding))
    {
    }

    private protected override string MarginKey => "padding";

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        int first = FirstDim(input);
        int[,] paddings = new int[input.Rank, 2];
        for (int i = 0; i < Margins.Count; i++)
        {
            (paddings[first + i, 0], paddings[first + i, 1]) = Margins[i];
        }

        return RawOps.Pad(input, paddings);
    }
}
