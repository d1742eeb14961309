namespace RawOpsNet.Models;

/// <summary>Convolves each channel of images by filters of its own.</summary>
public sealed class DepthwiseConv2D : Convolution
{
    /// <summary>Makes the layer.</summary>
    /// <param name="kernelSize">The sizes of the window along height and width, or one for all; positive.</param>
    /// <param name="strides">How far the window moves along height and width, or one for all; null: 1.</param>
    /// <param name="padding">What stands around the input.</param>
    /// <param name="depthMultiplier">How many filters each channel has; positive.</param>
    /// <param name="dataFormat">Where the channels stand.</param>
    /// <param name="dilationRate">How far apart the taps are along height and width, or one for all; null: 1.</param>
    /// <param name="activation">A function or its name; null: none.</param>
    /// <param name="useBias">Whether there is a bias.</param>
    /// <param name="depthwiseInitializer">Makes the depthwise kernel; Glorot's uniform by default.</param>
    /// <param name="biasInitializer">Makes the bias; zeros by default.</param>
    /// <param name="depthwiseRegularizer">Penalizes the depthwise kernel; null: nothing does.</param>
    /// <param name="biasRegularizer">Penalizes the bias; null: nothing does.</param>
    /// <param name="depthwiseConstraint">Is applied to the depthwise kernel after each update; null: nothing is.</param>
    /// <param name="biasConstraint">Is applied to the bias after each update; null: nothing is.</param>
    /// <param name="activityRegularizer">Penalizes the output, over the number of samples; null: nothing does.</param>
    /// <param name="name">The name; null gives <c>depthwise_conv2d</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">
    /// A number is not positive, strides differ, or strides and dilations are both above 1.
    /// </exception>
    public DepthwiseConv2D(
        SpatialSizes kernelSize,
        SpatialSizes? strides = null,
        PaddingKind padding = PaddingKind.Valid,
        int depthMultiplier = 1,
        DataFormat dataFormat = DataFormat.ChannelsLast,
        SpatialSizes? dilationRate = null,
        ActivationFunction? activation = null,
        bool useBias = true,
        Initializer? depthwiseInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? depthwiseRegularizer = null,
        Regularizer? biasRegularizer = null,
        Constraint? depthwiseConstraint = null,
        Constraint? biasConstraint = null,
        Regularizer? activityRegularizer = null,
        string? name = null)
        : this(
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
            name)
    {
    }

    internal DepthwiseConv2D(int depthMultiplier, ConvolutionOptions options, string? name)
        : base(2, options, name)
    {
        DepthMultiplier = DepthwiseConvolution.Check(depthMultiplier, Strides, Name);
    }

    /// <summary>Gets how many filters each channel has.</summary>
    public int DepthMultiplier { get; }

    /// <summary>Gets the kernel, [height, width, channels, depthMultiplier]; null until the layer is built.</summary>
    public Variable? DepthwiseKernel { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("kernel_size", KernelSize),
        ("strides", Strides),
        ("padding", ConvolutionConfig.TextOf(Padding)),
        ("depth_multiplier", DepthMultiplier),
        ("data_format", ConvolutionConfig.TextOf(DataFormat)),
        ("dilation_rate", DilationRate),
        ("groups", 1),
        ("activation", Activation?.Name ?? "linear"),
        ("use_bias", BiasOptions is not null),
        ("depthwise_initializer", KernelOptions.Initializer.Serialize()),
        ("bias_initializer", (BiasOptions?.Initializer ?? new Zeros()).Serialize()),
        ("depthwise_regularizer", KernelOptions.Regularizer?.Serialize()),
        ("bias_regularizer", BiasOptions?.Regularizer?.Serialize()),
        ("activity_regularizer", ActivityRegularizer?.Serialize()),
        ("depthwise_constraint", KernelOptions.Constraint?.Serialize()),
        ("bias_constraint", BiasOptions?.Constraint?.Serialize()));

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        long channels = RequireChannels(inputShape);
        DepthwiseKernel = AddWeight("depthwise_kernel", [KernelSize[0], KernelSize[1], channels, DepthMultiplier], KernelOptions);
        AddBias(channels * DepthMultiplier);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        RequireChannels(input, DepthwiseKernel!.Shape[2]);
        return Finish(DepthwiseConvolution.Of(input, DepthwiseKernel, Window, Strides, IsSame, DilationRate, Name));
    }
}
