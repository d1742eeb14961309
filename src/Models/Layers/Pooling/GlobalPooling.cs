namespace RawOpsNet.Models;

/// <summary>Takes one number from all places of each channel.</summary>
public abstract class GlobalPooling : Layer
{
    private readonly int _spatialRank;

    private protected GlobalPooling(int spatialRank, DataFormat dataFormat, bool keepDims, string? name)
        : base(name)
    {
        _spatialRank = spatialRank;
        DataFormat = dataFormat;
        KeepDims = keepDims;
    }

    /// <summary>Gets where the channels stand.</summary>
    public DataFormat DataFormat { get; }

    /// <summary>Gets whether the spatial dims stay, as dims of 1.</summary>
    public bool KeepDims { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("data_format", ConvolutionConfig.TextOf(DataFormat)), ("keepdims", KeepDims));

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        SampleRank.Require(_spatialRank + 2, input, Name, DataFormat.Dims(_spatialRank));
        return Pool(input, DataFormat.SpatialAxes(_spatialRank));
    }

    private protected abstract Tensor Pool(Tensor input, int[] axes);
}
