namespace RawOpsNet.Models;

/// <summary>Is what zero padding and cropping share: counts at both ends of each spatial dim.</summary>
public abstract class MarginLayer : Layer
{
    private protected MarginLayer(
        IReadOnlyList<(int Before, int After)> margins, int spatialRank, DataFormat dataFormat, string? name, string argument)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(margins);
        if (margins.Count != spatialRank)
        {
            throw new InvalidArgumentException($"{Name}: {argument} has {margins.Count} pairs; it must have {spatialRank}.");
        }

        foreach ((int before, int after) in margins)
        {
            if (before < 0 || after < 0)
            {
                throw new InvalidArgumentException($"{Name}: {argument} holds ({before}, {after}); both must be 0 or more.");
            }
        }

        Margins = margins;
        DataFormat = dataFormat;
    }

    /// <summary>Gets the counts at both ends of each spatial dim.</summary>
    public IReadOnlyList<(int Before, int After)> Margins { get; }

    /// <summary>Gets where the channels stand.</summary>
    public DataFormat DataFormat { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => Margins.Count == 1
        ? base.GetConfig().With((MarginKey, ShapingConfig.Write(Margins[0])))
        : base.GetConfig().With(
            (MarginKey, Margins.Select(ShapingConfig.Write).ToArray()),
            ("data_format", ConvolutionConfig.TextOf(DataFormat)));

    // What Keras' configs call the margins.
    private protected abstract string MarginKey { get; }

    private protected static (int Before, int After)[] Same(int margin, int spatialRank) =>
        [.. Enumerable.Repeat((margin, margin), spatialRank)];

    // The first spatial dim of an input, whose rank is checked.
    private protected int FirstDim(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        SampleRank.Require(Margins.Count + 2, input, Name, DataFormat.Dims(Margins.Count));
        return DataFormat.SpatialAxes(Margins.Count)[0];
    }
}
