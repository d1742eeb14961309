namespace RawOpsNet.Models;

/// <summary>
/// Convolves each channel of images by filters of its own, then mixes the channels of each pixel (Chollet 2017).
/// </summary>
public sealed class SeparableConv2D : Convolution
{
    private readonly WeightOptions _pointwiseOptions;

    /// <summary>Makes the layer.</summary>
    /// <param name="filters">The number of filters: the channels of the output; positive.</param>
    /// <param name="kernelSize">The sizes of the window along height and width, or one for all; positive.</param>
    /// <param name="strides">How far the window moves along height and width, or one for all; null: 1.</param>
    /// <param name="padding">What stands around the input.</param>
    /// <param name="dataFormat">Where the channels stand.</param>
    /// <param name="dilationRate">How far apart the taps are along height and width, or one for all; null: 1.</param>
    /// <param name="depthMultiplier">How many filters each channel has; positive.</param>
    /// <param name="activation">A function or its name; null: none.</param>
    /// <param name="useBias">Whether there is a bias.</param>
    /// <param name="depthwiseInitializer">Makes the depthwise kernel; Glorot's uniform by default.</param>
    /// <param name="pointwiseInitializer">Makes the pointwise kernel; Glorot's uniform by default.</param>
    /// <param name="biasInitializer">Makes the bias; zeros by default.</param>
    /// <param name="depthwiseRegularizer">Penalizes the depthwise kernel; null: nothing does.</param>
    /// <param name="pointwiseRegularizer">Penalizes the pointwise kernel; null: nothing does.</param>
    /// <param name="biasRegularizer">Penalizes the bias; null: nothing does.</param>
    /// <param name="depthwiseConstraint">Is applied to the depthwise kernel after each update; null: nothing is.</param>
    /// <param name="pointwiseConstraint">Is applied to the pointwise kernel after each update; null: nothing is.</param>
    /// <param name="biasConstraint">Is applied to the bias after each update; null: nothing is.</param>
    /// <param name="activityRegularizer">Penalizes the output, over the number of samples; null: nothing does.</param>
    /// <param name="name">The name; null gives <c>separable_conv2d</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">
    /// A number is not positive, strides differ, or strides and dilations are both above 1.
    /// </exception>
    public SeparableConv2D(
        long filters,
        SpatialSizes kernelSize,
        SpatialSizes? strides = null,
        PaddingKind padding = PaddingKind.Valid,
        DataFormat dataFormat = DataFormat.ChannelsLast,
        SpatialSizes? dilationRate = null,
        int depthMultiplier = 1,
        ActivationFunction? activation = null,
        bool useBias = true,
        Initializer? depthwiseInitializer = null,
        Initializer? pointwiseInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? depthwiseRegularizer = null,
        Regularizer? pointwiseRegularizer = null,
        Regularizer? biasRegularizer = null,
        Constraint? depthwiseConstraint = null,
        Constraint? pointwiseConstraint = null,
        Constraint? biasConstraint = null,
        Regularizer? activityRegularizer = null,
        string? name = null)
        : this(
            filters,
            depthMultiplier,
            new(
                kernelSize,
                strides,
                padding,
                dataFormat,
                dilationRate,
                activation,
                ConvolutionOptions.KernelOf(depthwiseInitializer, depthwiseRegularizer, depthwiseConstraint),
                ConvolutionOptions.BiasOf(useBias, biasInitializer, biasRegularizer, biasConstraint),
                activityRegularizer),
            ConvolutionOptions.KernelOf(pointwiseInitializer, pointwiseRegularizer, pointwiseConstraint),
            name)
    {
    }

    internal SeparableConv2D(
        long filters, int depthMultiplier, ConvolutionOptions options, WeightOptions pointwise, string? name)
        : base(2, options, name)
    {
        if (filters <= 0)
        {
            throw new InvalidArgumentException($"{Name}: filters is {filters}; it must be positive.");
        }

        Filters = filters;
        DepthMultiplier = DepthwiseConvolution.Check(depthMultiplier, Strides, Name);
        _pointwiseOptions = pointwise;
    }

    /// <summary>Gets the channels of the output.</summary>
    public long Filters { get; }

    /// <summary>Gets how many filters each channel has.</summary>
    public int DepthMultiplier { get; }

    /// <summary>
    /// Gets the kernel of the channels, [height, width, channels, depthMultiplier]; null until the layer is built.
    /// </summary>
    public Variable? DepthwiseKernel { get; private set; }

    /// <summary>Gets the kernel that mixes, [1, 1, channels · depthMultiplier, filters]; null until the layer is built.</summary>
    public Variable? PointwiseKernel { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("filters", Filters),
        ("kernel_size", KernelSize),
        ("strides", Strides),
        ("padding", ConvolutionConfig.TextOf(Padding)),
        ("data_format", ConvolutionConfig.TextOf(DataFormat)),
        ("dilation_rate", DilationRate),
        ("groups", 1),
        ("depth_multiplier", DepthMultiplier),
        ("activation", Activation?.Name ?? "linear"),
        ("use_bias", BiasOptions is not null),
        // The base class's in Keras, and without use.
        ("kernel_initializer", new GlorotUniform().Serialize()),
        ("kernel_regularizer", null),
        ("kernel_constraint", null),
        ("depthwise_initializer", KernelOptions.Initializer.Serialize()),
        ("pointwise_initializer", _pointwiseOptions.Initializer.Serialize()),
        ("bias_initializer", (BiasOptions?.Initializer ?? new Zeros()).Serialize()),
        ("depthwise_regularizer", KernelOptions.Regularizer?.Serialize()),
        ("pointwise_regularizer", _pointwiseOptions.Regularizer?.Serialize()),
        ("bias_regularizer", BiasOptions?.Regularizer?.Serialize()),
        ("activity_regularizer", ActivityRegularizer?.Serialize()),
        ("depthwise_constraint", KernelOptions.Constraint?.Serialize()),
        ("pointwise_constraint", _pointwiseOptions.Constraint?.Serialize()),
        ("bias_constraint", BiasOptions?.Constraint?.Serialize()));

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        long channels = RequireChannels(inputShape);
        DepthwiseKernel = AddWeight("depthwise_kernel", [KernelSize[0], KernelSize[1], channels, DepthMultiplier], KernelOptions);
        PointwiseKernel = AddWeight("pointwise_kernel", [1, 1, channels * DepthMultiplier, Filters], _pointwiseOptions);
        AddBias(Filters);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        RequireChannels(input, DepthwiseKernel!.Shape[2]);
        Tensor depthwise = DepthwiseConvolution.Of(input, DepthwiseKernel, Window, Strides, IsSame, DilationRate, Name);
        return ConvolveImages(depthwise, PointwiseKernel!, [1, 1], isSame: false, [1, 1]);
    }
}
