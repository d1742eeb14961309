namespace RawOpsNet.Models;

/// <summary>Repeats elements along each spatial dim.</summary>
public abstract class UpSampling : Layer
{
    private protected UpSampling(IReadOnlyList<int> size, int spatialRank, DataFormat dataFormat, string? name)
        : base(name)
    {
        Size = SpatialSizes.Check(size, spatialRank, Name, nameof(size));
        DataFormat = dataFormat;
    }

    /// <summary>Gets the factor of each spatial dim.</summary>
    public IReadOnlyList<int> Size { get; }

    /// <summary>Gets where the channels stand.</summary>
    public DataFormat DataFormat { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => Size.Count == 1
        ? base.GetConfig().With(("size", Size[0]))
        : base.GetConfig().With(("size", Size), ("data_format", ConvolutionConfig.TextOf(DataFormat)));

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        SampleRank.Require(Size.Count + 2, input, Name, DataFormat.Dims(Size.Count));
        int first = DataFormat.SpatialAxes(Size.Count)[0];

        // [n, h, w, c] is tiled as [n, h, 1, w, 1, c], so that each row and column stands beside its copies.
        List<long> apart = [.. input.Shape.ToArray()[..first]];
        List<int> multiples = [.. Enumerable.Repeat(1, first)];
        long[] joined = input.Shape.ToArray();
        for (int i = 0; i < Size.Count; i++)
        {
            apart.AddRange([input.Shape[first + i], 1]);
            multiples.AddRange([1, Size[i]]);
            joined[first + i] *= Size[i];
        }

        int end = first + Size.Count;
        apart.AddRange(input.Shape.ToArray()[end..]);
        multiples.AddRange(Enumerable.Repeat(1, input.Rank - end));
        return RawOps.Reshape(RawOps.Tile(RawOps.Reshape(input, apart.ToArray()), multiples.ToArray()), joined);
    }
}
