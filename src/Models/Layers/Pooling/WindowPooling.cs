namespace RawOpsNet.Models;

/// <summary>Takes one number from the places of each channel that a window covers.</summary>
public abstract class WindowPooling : Layer
{
    private protected WindowPooling(
        int spatialRank,
        IReadOnlyList<int> poolSize,
        IReadOnlyList<int>? strides,
        PaddingKind padding,
        DataFormat dataFormat,
        string? name)
        : base(name)
    {
        PoolSize = SpatialSizes.Check(poolSize, spatialRank, Name, nameof(poolSize));
        Strides = strides is null ? PoolSize : SpatialSizes.Check(strides, spatialRank, Name, nameof(strides));
        if (padding == PaddingKind.Causal)
        {
            throw new InvalidArgumentException($"{Name}: padding is Causal, which pooling does not have; use Valid or Same.");
        }

        Padding = padding;
        DataFormat = dataFormat;
        Window = new WindowShape(dataFormat, spatialRank);
    }

    /// <summary>Gets the size of the window along each spatial dim.</summary>
    public IReadOnlyList<int> PoolSize { get; }

    /// <summary>Gets how far the window moves along each spatial dim.</summary>
    public IReadOnlyList<int> Strides { get; }

    /// <summary>Gets what stands around the input.</summary>
    public PaddingKind Padding { get; }

    /// <summary>Gets where the channels stand.</summary>
    public DataFormat DataFormat { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("pool_size", PoolSize),
        ("padding", ConvolutionConfig.TextOf(Padding)),
        ("strides", Strides),
        ("data_format", ConvolutionConfig.TextOf(DataFormat)));

    private protected WindowShape Window { get; }

    private protected bool IsSame => Padding == PaddingKind.Same;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        SampleRank.Require(PoolSize.Count + 2, input, Name, DataFormat.Dims(PoolSize.Count));
        return Window.Narrow(Pool(Window.Widen(input), Window.Of(PoolSize), Window.Of(Strides)));
    }

    private protected abstract Tensor Pool(Tensor input, long[] size, long[] strides);
}
