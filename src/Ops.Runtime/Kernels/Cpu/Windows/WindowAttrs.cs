using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Holds the attrs that say how a window slides, as the ops of convolution and pooling have them.</summary>
internal readonly ref struct WindowAttrs
{
    // Sizes, strides and paddings beyond this would overflow sums of their products; TensorFlow has the same limit.
    private const long Most = int.MaxValue;

    private static readonly long[] Ones = [1, 1, 1, 1, 1];

    /// <summary>Gets whether the channels are the second dim, rather than the last.</summary>
    public required bool IsChannelsFirst { get; init; }

    /// <summary>Gets the rank of the input: 4 for images, 5 for volumes.</summary>
    public required int Rank { get; init; }

    /// <summary>Gets the strides, one for each dim.</summary>
    public required ReadOnlySpan<long> Strides { get; init; }

    /// <summary>Gets the dilations, one for each dim.</summary>
    public ReadOnlySpan<long> Dilations { get; init; }

    /// <summary>Gets how the input is padded.</summary>
    public required ConvolutionPadding Padding { get; init; }

    /// <summary>Gets the counts of explicit padding, two for each dim.</summary>
    public ReadOnlySpan<long> ExplicitPaddings { get; init; }

    /// <summary>Gets what the window is called in messages: the filter, or the attr ksize.</summary>
    public required string WindowName { get; init; }

    /// <summary>Holds the attrs of a filter that slides over images.</summary>
    public static WindowAttrs OfFilter(
        ImageFormat format,
        ReadOnlySpan<long> strides,
        ReadOnlySpan<long> dilations,
        ConvolutionPadding padding,
        ReadOnlySpan<long> explicitPaddings) => new()
        {
            Rank = 4,
            IsChannelsFirst = ChannelFormats.IsFirst(format),
            Strides = strides,
            Dilations = dilations,
            Padding = padding,
            ExplicitPaddings = explicitPaddings,
            WindowName = "filter",
        };

    /// <summary>Holds the attrs of a filter that slides over volumes.</summary>
    public static WindowAttrs OfFilter(
        VolumeFormat format, ReadOnlySpan<long> strides, ReadOnlySpan<long> dilations, WindowPadding padding) => new()
        {
            Rank = 5,
            IsChannelsFirst = ChannelFormats.IsFirst(format),
            Strides = strides,
            Dilations = dilations,
            Padding = PaddingOf(padding),
            WindowName = "filter",
        };

    /// <summary>Holds the attrs of a window of pooling, whose taps stand side by side.</summary>
    public static WindowAttrs OfPool(
        int rank,
        bool isChannelsFirst,
        ReadOnlySpan<long> strides,
        ConvolutionPadding padding,
        ReadOnlySpan<long> explicitPaddings = default) => new()
        {
            Rank = rank,
            IsChannelsFirst = isChannelsFirst,
            Strides = strides,
            Dilations = NoDilations(rank),
            Padding = padding,
            ExplicitPaddings = explicitPaddings,
            WindowName = "ksize",
        };

    /// <summary>Gets dilations of 1 for each dim.</summary>
    public static ReadOnlySpan<long> NoDilations(int rank) => Ones.AsSpan(0, rank);

    /// <summary>Names the padding of an op that knows no explicit one.</summary>
    public static ConvolutionPadding PaddingOf(WindowPadding padding) =>
        padding == WindowPadding.SAME ? ConvolutionPadding.SAME : ConvolutionPadding.VALID;

    /// <summary>Gets where the channels stand in a shape of that rank.</summary>
    public int ChannelDim(int rank) => IsChannelsFirst ? 1 : rank - 1;

    /// <summary>Gets where a spatial dim stands in a shape.</summary>
    public int SpatialDim(int spatial) => spatial + (IsChannelsFirst ? 2 : 1);

    /// <summary>Requires values for each dim, that move over spatial dims only.</summary>
    public void Require(in OpSite site, int rank)
    {
        RequireList(site, Strides, rank, "strides");
        RequireList(site, Dilations, rank, "dilations");
        RequirePaddings(site, rank);
    }

    /// <summary>Gives the window along a spatial dim of an input; a size that comes to less than 0 throws.</summary>
    public WindowDim Slide(in OpSite site, Shape input, string argument, int spatial, long taps)
    {
        int dim = SpatialDim(spatial);
        long size = input[dim];
        RequireSize(site, size, argument, input);
        if (taps is < 1 or > Most)
        {
            site.Invalid(WindowName, $"{WindowName} covers {taps} elements along dim {dim} of {argument}; it must cover some.");
        }

        long stride = Strides[dim];
        long reach = ((taps - 1) * Dilations[dim]) + 1;
        if (Padding == ConvolutionPadding.SAME)
        {
            long stops = (size + stride - 1) / stride;
            long missing = Math.Max(0, ((stops - 1) * stride) + reach - size);
            return new WindowDim(size, stops, taps, stride, Dilations[dim], missing / 2);
        }

        bool isExplicit = Padding == ConvolutionPadding.EXPLICIT;
        long before = isExplicit ? ExplicitPaddings[2 * dim] : 0;
        long after = isExplicit ? ExplicitPaddings[(2 * dim) + 1] : 0;

        // Truncated as TensorFlow does, which lets a window be larger than its input by less than a stride.
        long output = (size + before + after - reach + stride) / stride;
        if (output < 0)
        {
            site.Invalid(
                argument,
                $"dim {dim} of {argument} is {size}, padded {size + before + after}, but {WindowName} reaches over {reach}.");
        }

        return new WindowDim(size, output, taps, stride, Dilations[dim], before);
    }

    private static void RequireSize(in OpSite site, long size, string argument, Shape input)
    {
        if (size > Most)
        {
            site.Invalid(argument, $"{argument} has shape {input}; no dim that a window slides over may exceed {Most}.");
        }
    }

    private void RequireList(in OpSite site, ReadOnlySpan<long> values, int rank, string attr)
    {
        if (values.Length != rank)
        {
            site.Invalid(attr, $"{attr} has {values.Length} entries; it needs {rank}, one for each dim of the input.");
        }

        for (int dim = 0; dim < rank; dim++)
        {
            if (values[dim] is < 1 or > Most)
            {
                site.Invalid(attr, $"{attr}[{dim}] is {values[dim]}; it must lie in [1, {Most}].");
            }
        }

        if (values[0] != 1 || values[ChannelDim(rank)] != 1)
        {
            int dim = values[0] != 1 ? 0 : ChannelDim(rank);
            site.Invalid(attr, $"{attr}[{dim}] is {values[dim]}; it must be 1 over the batch and the channels.");
        }
    }

    private void RequirePaddings(in OpSite site, int rank)
    {
        if (Padding != ConvolutionPadding.EXPLICIT)
        {
            if (!ExplicitPaddings.IsEmpty)
            {
                site.Invalid(
                    "explicit_paddings",
                    $"explicit_paddings has {ExplicitPaddings.Length} entries, which padding {Padding} does not take.");
            }

            return;
        }

        if (ExplicitPaddings.Length != 2 * rank)
        {
            site.Invalid(
                "explicit_paddings",
                $"explicit_paddings has {ExplicitPaddings.Length} entries; it needs {2 * rank}, two for each dim of the input.");
        }

        for (int i = 0; i < ExplicitPaddings.Length; i++)
        {
            bool isSpatial = i / 2 != 0 && i / 2 != ChannelDim(rank);
            if (ExplicitPaddings[i] < 0 || ExplicitPaddings[i] > (isSpatial ? Most : 0))
            {
                site.Invalid(
                    "explicit_paddings",
                    $"explicit_paddings[{i}] is {ExplicitPaddings[i]}; it must be {(isSpatial ? "at least 0" : "0 there")}.");
            }
        }
    }
}
