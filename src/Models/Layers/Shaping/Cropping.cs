namespace RawOpsNet.Models;

/// <summary>Cuts from both ends of each spatial dim.</summary>
public abstract class Cropping : MarginLayer
{
    private protected Cropping(
        IReadOnlyList<(int Before, int After)> cropping, int spatialRank, DataFormat dataFormat, string? name)
        : base(cropping, spatialRank, dataFormat, name, nameof(cropping))
    {
    }

    private protected override string MarginKey => "cropping";

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">Nothing is left of a dim.</exception>
    protected override Tensor Call(Tensor input, bool training)
    {
        int first = FirstDim(input);
        long[] begin = new long[input.Rank];
        long[] size = input.Shape.ToArray();
        for (int i = 0; i < Margins.Count; i++)
        {
            (int before, int after) = Margins[i];
            begin[first + i] = before;
            size[first + i] -= (long)before + after;
            if (size[first + i] <= 0)
            {
                throw new InvalidArgumentException(
                    $"{Name}: the input has shape {input.Shape}; cropping ({before}, {after}) leaves nothing of dim "
                    + $"{first + i}.");
            }
        }

        return RawOps.Slice(input, begin, size);
    }
}
