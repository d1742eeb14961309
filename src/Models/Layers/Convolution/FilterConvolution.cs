namespace RawOpsNet.Models;

/// <summary>Slides filters over the input: each gives one channel of the output.</summary>
public abstract class FilterConvolution : Convolution
{
    private protected FilterConvolution(int spatialRank, long filters, int groups, ConvolutionOptions options, string? name)
        : base(spatialRank, options, name)
    {
        if (filters <= 0 || groups <= 0 || filters % groups != 0)
        {
            throw new InvalidArgumentException(
                $"{Name}: filters is {filters} and groups is {groups}; both must be positive, and groups must divide filters.");
        }

        Filters = filters;
        Groups = groups;
    }

    /// <summary>Gets the number of filters: the channels of the output.</summary>
    public long Filters { get; }

    /// <summary>Gets the number of groups that channels and filters fall into; a filter sees the channels of its group.</summary>
    public int Groups { get; }

    /// <summary>Gets the kernel, [sizes of the window..., channels of a group, filters]; null until the layer is built.</summary>
    public Variable? Kernel { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("filters", Filters),
        ("kernel_size", KernelSize),
        ("strides", Strides),
        ("padding", ConvolutionConfig.TextOf(Padding)),
        ("data_format", ConvolutionConfig.TextOf(DataFormat)),
        ("dilation_rate", DilationRate),
        ("groups", Groups),
        ("activation", Activation?.Name ?? "linear"),
        ("use_bias", BiasOptions is not null),
        ("kernel_initializer", KernelOptions.Initializer.Serialize()),
        ("bias_initializer", (BiasOptions?.Initializer ?? new Zeros()).Serialize()),
        ("kernel_regularizer", KernelOptions.Regularizer?.Serialize()),
        ("bias_regularizer", BiasOptions?.Regularizer?.Serialize()),
        ("activity_regularizer", ActivityRegularizer?.Serialize()),
        ("kernel_constraint", KernelOptions.Constraint?.Serialize()),
        ("bias_constraint", BiasOptions?.Constraint?.Serialize()));

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        long channels = RequireChannels(inputShape);
        if (channels % Groups != 0)
        {
            throw new InvalidArgumentException(
                $"{Name}: the input has shape {inputShape}, {channels} channels; groups is {Groups}, which must divide them.");
        }

        long[] sizes = [.. KernelSize.Select(size => (long)size)];
        Kernel = AddWeight("kernel", (long[])[.. sizes, channels / Groups, Filters], KernelOptions);
        AddBias(Filters);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        RequireChannels(input, Kernel!.Shape[^2] * Groups);
        return Convolve(Widen(input), Window.WidenKernel(Kernel));
    }

    private protected virtual Tensor Convolve(Tensor input, Tensor kernel) =>
        ConvolveImages(input, kernel, Strides, IsSame, DilationRate);
}
