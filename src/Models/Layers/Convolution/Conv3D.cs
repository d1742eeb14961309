namespace RawOpsNet.Models;

/// <summary>
/// Convolves volumes, [samples, depth, height, width, channels]: slides filters over them and sums the products.
/// </summary>
public sealed class Conv3D : FilterConvolution
{
    /// <summary>Makes the layer.</summary>
    /// <param name="filters">The number of filters: the channels of the output; positive.</param>
    /// <param name="kernelSize">The sizes of the window along depth, height and width, or one for all; positive.</param>
    /// <param name="strides">How far the window moves along depth, height and width, or one for all; null: 1.</param>
    /// <param name="padding">What stands around the input.</param>
    /// <param name="dataFormat">Where the channels stand.</param>
    /// <param name="dilationRate">How far apart the taps are along depth, height and width, or one for all; null: 1.</param>
    /// <param name="groups">The number of groups that channels and filters fall into.</param>
    /// <param name="activation">A function or its name; null: none.</param>
    /// <param name="useBias">Whether there is a bias.</param>
    /// <param name="kernelInitializer">Makes the kernel; Glorot's uniform by default.</param>
    /// <param name="biasInitializer">Makes the bias; zeros by default.</param>
    /// <param name="kernelRegularizer">Penalizes the kernel; null: nothing does.</param>
    /// <param name="biasRegularizer">Penalizes the bias; null: nothing does.</param>
    /// <param name="kernelConstraint">Is applied to the kernel after each update; null: nothing is.</param>
    /// <param name="biasConstraint">Is applied to the bias after each update; null: nothing is.</param>
    /// <param name="activityRegularizer">Penalizes the output, over the number of samples; null: nothing does.</param>
    /// <param name="name">The name; null gives <c>conv3d</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">
    /// A number is not positive, groups do not divide filters, or strides and dilations are both above 1.
    /// </exception>
    public Conv3D(
        long filters,
        SpatialSizes kernelSize,
        SpatialSizes? strides = null,
        PaddingKind padding = PaddingKind.Valid,
        DataFormat dataFormat = DataFormat.ChannelsLast,
        SpatialSizes? dilationRate = null,
        int groups = 1,
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
        : base(
            3,
            filters,
            groups,
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

    internal Conv3D(long filters, int groups, ConvolutionOptions options, string? name)
        : base(3, filters, groups, options, name)
    {
    }

    private protected override Tensor Convolve(Tensor input, Tensor kernel) => Finish(RawOps.Conv3D(
        input,
        kernel,
        Window.Of(Strides),
        IsSame ? WindowPadding.SAME : WindowPadding.VALID,
        ImageFormats.OfVolumes(DataFormat),
        Window.Of(DilationRate),
        Name));
}
