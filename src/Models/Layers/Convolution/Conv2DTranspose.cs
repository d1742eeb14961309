namespace RawOpsNet.Models;

/// <summary>Convolves images the other way round: spreads each pixel over a window, which makes images larger.</summary>
public sealed class Conv2DTranspose : Convolution
{
    /// <summary>Makes the layer.</summary>
    /// <param name="filters">The number of filters: the channels of the output; positive.</param>
    /// <param name="kernelSize">The sizes of the window along height and width, or one for all; positive.</param>
    /// <param name="strides">How far the window moves along height and width, or one for all; null: 1.</param>
    /// <param name="padding">What stands around the input.</param>
    /// <param name="outputPadding">
    /// How much is added to the size of the output along height and width, or one for all; null: the size follows from the
    /// padding.
    /// </param>
    /// <param name="dataFormat">Where the channels stand.</param>
    /// <param name="dilationRate">How far apart the taps are along height and width, or one for all; null: 1.</param>
    /// <param name="activation">A function or its name; null: none.</param>
    /// <param name="useBias">Whether there is a bias.</param>
    /// <param name="kernelInitializer">Makes the kernel; Glorot's uniform by default.</param>
    /// <param name="biasInitializer">Makes the bias; zeros by default.</param>
    /// <param name="kernelRegularizer">Penalizes the kernel; null: nothing does.</param>
    /// <param name="biasRegularizer">Penalizes the bias; null: nothing does.</param>
    /// <param name="kernelConstraint">Is applied to the kernel after each update; null: nothing is.</param>
    /// <param name="biasConstraint">Is applied to the bias after each update; null: nothing is.</param>
    /// <param name="activityRegularizer">Penalizes the output, over the number of samples; null: nothing does.</param>
    /// <param name="name">The name; null gives <c>conv2d_transpose</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">
    /// A number is not positive, or strides and dilations are both above 1.
    /// </exception>
    public Conv2DTranspose(
        long filters,
        SpatialSizes kernelSize,
        SpatialSizes? strides = null,
        PaddingKind padding = PaddingKind.Valid,
        SpatialSizes? outputPadding = null,
        DataFormat dataFormat = DataFormat.ChannelsLast,
        SpatialSizes? dilationRate = null,
        ActivationFunction? activation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? biasRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? biasConstraint = null,
        Regularizer? activityRegularizer = null,
        string? name = null)
        : this(
            filters,
            outputPadding,
            new(
                kernelSize,
                strides,
                padding,
                dataFormat,
                dilationRate,
                activation,
                ConvolutionOptions.KernelOf(kernelInitializer, kernelRegularizer, kernelConstraint),
                ConvolutionOptions.BiasOf(useBias, biasInitializer, biasRegularizer, biasConstraint),
                activityRegularizer),
            name)
    {
    }

    internal Conv2DTranspose(long filters, IReadOnlyList<int>? outputPadding, ConvolutionOptions options, string? name)
        : base(2, options, name)
    {
        if (filters <= 0)
        {
            throw new InvalidArgumentException($"{Name}: filters is {filters}; it must be positive.");
        }

        Filters = filters;
        OutputPadding = CheckOutputPadding(outputPadding);
    }

    /// <summary>Gets the channels of the output.</summary>
    public long Filters { get; }

    /// <summary>Gets how much is added to the size of the output; null: the size follows from the padding.</summary>
    public IReadOnlyList<int>? OutputPadding { get; }

    /// <summary>Gets the kernel, [height, width, filters, channels]; null until the layer is built.</summary>
    public Variable? Kernel { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("filters", Filters),
        ("kernel_size", KernelSize),
        ("strides", Strides),
        ("padding", ConvolutionConfig.TextOf(Padding)),
        ("data_format", ConvolutionConfig.TextOf(DataFormat)),
        ("dilation_rate", DilationRate),
        ("groups", 1),
        ("activation", Activation?.Name ?? "linear"),
        ("use_bias", BiasOptions is not null),
        ("kernel_initializer", KernelOptions.Initializer.Serialize()),
        ("bias_initializer", (BiasOptions?.Initializer ?? new Zeros()).Serialize()),
        ("kernel_regularizer", KernelOptions.Regularizer?.Serialize()),
        ("bias_regularizer", BiasOptions?.Regularizer?.Serialize()),
        ("activity_regularizer", ActivityRegularizer?.Serialize()),
        ("kernel_constraint", KernelOptions.Constraint?.Serialize()),
        ("bias_constraint", BiasOptions?.Constraint?.Serialize()),
        ("output_padding", OutputPadding));

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        long channels = RequireChannels(inputShape);
        Kernel = AddWeight("kernel", [KernelSize[0], KernelSize[1], Filters, channels], KernelOptions);
        AddBias(Filters);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        RequireChannels(input, Kernel!.Shape[3]);
        int[] axes = DataFormat.SpatialAxes(2);
        long[] sizes = input.Shape.ToArray();
        sizes[DataFormat.ChannelAxis(4)] = Filters;
        for (int i = 0; i < axes.Length; i++)
        {
            sizes[axes[i]] = OutputSize(sizes[axes[i]], i);
        }

        // The gradient of a convolution by its input is what spreads pixels over windows.
        return Finish(RawOps.Conv2DBackpropInput(
            sizes.Select(size => checked((int)size)).ToArray(),
            Kernel,
            input,
            Window.Of(Strides),
            IsSame ? ConvolutionPadding.SAME : ConvolutionPadding.VALID,
            dataFormat: ImageFormats.Of(DataFormat),
            dilations: Window.Of(DilationRate),
            name: Name));
    }

    // Keras' deconv_output_length.
    private long OutputSize(long size, int dim)
    {
        int kernel = KernelSize[dim] + ((KernelSize[dim] - 1) * (DilationRate[dim] - 1));
        int stride = Strides[dim];
        if (OutputPadding is null)
        {
            return (size * stride) + (IsSame ? 0 : Math.Max(kernel - stride, 0));
        }

        int cut = IsSame ? 2 * (kernel / 2) : 0;
        return ((size - 1) * stride) + kernel - cut + OutputPadding[dim];
    }

    private int[]? CheckOutputPadding(IReadOnlyList<int>? outputPadding)
    {
        if (outputPadding is null)
        {
            return null;
        }

        int[] sizes = outputPadding.Count == 1 ? [outputPadding[0], outputPadding[0]] : [.. outputPadding];
        for (int i = 0; i < sizes.Length; i++)
        {
            if (sizes.Length != 2 || sizes[i] < 0 || sizes[i] >= Strides[i])
            {
                throw new InvalidArgumentException(
                    $"{Name}: outputPadding is [{string.Join(", ", outputPadding)}]; it must be two numbers, each 0 or more and "
                    + $"below its stride [{string.Join(", ", Strides)}].");
            }
        }

        return sizes;
    }
}
