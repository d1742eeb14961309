namespace RawOpsNet.Models;

/// <summary>Is what convolutions share: windows, a bias, an activation.</summary>
public abstract class Convolution : Layer
{
    private readonly WeightOptions? _biasOptions;
    private readonly FusedEnding _ending;

    private protected Convolution(int spatialRank, ConvolutionOptions options, string? name)
        : base(name)
    {
        KernelSize = SpatialSizes.Check(options.KernelSize, spatialRank, Name, "kernelSize");
        Strides = SpatialSizes.Check(options.Strides ?? [1], spatialRank, Name, "strides");
        DilationRate = SpatialSizes.Check(options.DilationRate ?? [1], spatialRank, Name, "dilationRate");
        if (options.Padding == PaddingKind.Causal && spatialRank != 1)
        {
            throw new InvalidArgumentException($"{Name}: padding is Causal, which only sequences have; use Valid or Same.");
        }

        if (Strides.Any(stride => stride > 1) && DilationRate.Any(rate => rate > 1))
        {
            throw new InvalidArgumentException(
                $"{Name}: strides is [{string.Join(", ", Strides)}] and dilationRate [{string.Join(", ", DilationRate)}]; "
                + "only one of them may be above 1.");
        }

        Padding = options.Padding;
        DataFormat = options.DataFormat;
        Activation = options.Activation;
        KernelOptions = options.Kernel;
        _biasOptions = options.Bias;
        _ending = new FusedEnding(_biasOptions is not null, Activation);
        ActivityRegularizer = options.ActivityRegularizer;
        Window = new WindowShape(DataFormat, spatialRank);
    }

    /// <summary>Gets the size of the window along each spatial dim.</summary>
    public IReadOnlyList<int> KernelSize { get; }

    /// <summary>Gets how far the window moves along each spatial dim.</summary>
    public IReadOnlyList<int> Strides { get; }

    /// <summary>Gets how far apart the taps of the window are along each spatial dim.</summary>
    public IReadOnlyList<int> DilationRate { get; }

    /// <summary>Gets what stands around the input.</summary>
    public PaddingKind Padding { get; }

    /// <summary>Gets where the channels stand.</summary>
    public DataFormat DataFormat { get; }

    /// <summary>Gets the activation, or null.</summary>
    public ActivationFunction? Activation { get; }

    /// <summary>Gets the bias, [channels of the output]; null until the layer is built, or where there is none.</summary>
    public Variable? Bias { get; private set; }

    private protected WeightOptions KernelOptions { get; }

    private protected WeightOptions? BiasOptions => _biasOptions;

    private protected WindowShape Window { get; }

    private protected int SpatialRank => KernelSize.Count;

    // Causal windows are whole ones over an input that is padded before.
    private protected bool IsSame => Padding == PaddingKind.Same;

    private protected long RequireChannels(Shape inputShape)
    {
        int rank = SpatialRank + 2;
        if (inputShape.Rank != rank || inputShape[DataFormat.ChannelAxis(rank)] < 1)
        {
            throw new InvalidArgumentException(
                $"{Name}: the input has shape {inputShape}; it must be [{DataFormat.Dims(SpatialRank)}], the channels known and "
                + "positive.");
        }

        return inputShape[DataFormat.ChannelAxis(rank)];
    }

    private protected void RequireChannels(Tensor input, long channels)
    {
        SampleRank.Require(SpatialRank + 2, input, Name, DataFormat.Dims(SpatialRank));
        if (input.Shape[DataFormat.ChannelAxis(input.Rank)] != channels)
        {
            throw new InvalidArgumentException(
                $"{Name}: the input has shape {input.Shape}; it must have {channels} channels, as when the layer was built.");
        }
    }

    private protected void AddBias(long channels) =>
        Bias = _biasOptions is null ? null : AddWeight("bias", [channels], _biasOptions);

    private protected Tensor Widen(Tensor input)
    {
        Tensor padded = Padding == PaddingKind.Causal
            ? Window.PadBefore(input, (KernelSize[0] - 1) * DilationRate[0])
            : input;
        return Window.Widen(padded);
    }

    // A convolution of images, which applies what follows itself.
    private protected Tensor ConvolveImages(
        Tensor images, Tensor kernel, IReadOnlyList<int> strides, bool isSame, IReadOnlyList<int> dilationRate)
    {
        Tensor output = RawOps.FusedConv2D(
            images,
            kernel,
            Bias is null ? [] : [Bias],
            Window.Of(strides),
            isSame ? ConvolutionPadding.SAME : ConvolutionPadding.VALID,
            dataFormat: ImageFormats.Of(DataFormat),
            dilations: Window.Of(dilationRate),
            fusedOps: _ending.Ops,
            name: Name);
        return _ending.Finish(Window.Narrow(output));
    }

    // What follows the products in other convolutions.
    private protected Tensor Finish(Tensor sums)
    {
        Tensor output = Window.Narrow(sums);
        output = Bias is null ? output : Window.AddBias(output, Bias);
        return Activation is null ? output : Activation.Invoke(output);
    }
}
