using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Describes a convolution: how the filter slides, how many filters there are, and in how many groups.</summary>
/// <param name="Window">The sliding filter.</param>
/// <param name="Filters">Number of filters: channels of the output.</param>
/// <param name="Groups">Number of groups that channels and filters fall into.</param>
internal readonly record struct ConvolutionPlan(SlidingWindow Window, long Filters, long Groups)
{
    /// <summary>Gets the input channels of a group.</summary>
    public long GroupChannels => Window.Channels / Groups;

    /// <summary>Gets the filters of a group.</summary>
    public long GroupFilters => Filters / Groups;

    /// <summary>Gets the number of elements of the filter.</summary>
    public long FilterSize => Window.Taps * GroupChannels * Filters;

    /// <summary>Gets the number of multiplications, the padding's included.</summary>
    public double Multiplications => (double)Window.OutputPixels * FilterSize;

    /// <summary>Gets whether the convolution is the product of a matrix of pixels and the filter.</summary>
    public bool IsProduct => Groups == 1 && Window.IsIdentity;

    /// <summary>Gets whether each channel has filters of its own.</summary>
    public bool IsDepthwise => GroupChannels == 1 && Groups > 1;

    /// <summary>Plans a convolution; whatever does not fit throws.</summary>
    public static ConvolutionPlan Of(
        in OpSite site, Shape input, string inputName, Shape filter, string filterName, in WindowAttrs attrs)
    {
        int rank = attrs.Rank;
        site.Rank(rank, filter, filterName);
        SlidingWindow window = SlidingWindow.Over(site, input, inputName, filter.Dims[..^2], attrs);
        long channels = filter[rank - 2];
        long filters = filter[rank - 1];
        if (channels == 0 || filters == 0)
        {
            site.Invalid(filterName, $"{filterName} has shape {filter}; none of its dims may be 0.");
        }

        if (window.Channels == 0 || window.Channels % channels != 0)
        {
            site.Invalid(
                filterName,
                $"{inputName} has {window.Channels} channels, which are no groups of the {channels} that {filterName} takes.");
        }

        RequireRow(site, window, inputName);
        long groups = window.Channels / channels;
        if (filters % groups != 0)
        {
            site.Invalid(
                filterName, $"{filterName} has {filters} filters; the {groups} groups of channels must have equally many.");
        }

        return new ConvolutionPlan(window, filters, groups);
    }

    // Rows are copied with their padding.
    private static void RequireRow(in OpSite site, in SlidingWindow window, string inputName)
    {
        WindowDim dim = window.Columns;
        Int128 columns = (Int128)dim.Before + Math.Max(dim.Input, dim.Start(dim.Output) + dim.Reach);
        if (columns * window.Channels > int.MaxValue)
        {
            site.Invalid(
                inputName, $"rows of {inputName} are {columns} columns of {window.Channels} channels with their padding.");
        }
    }

    /// <summary>Plans a depthwise convolution, whose filter is [taps, channels, multiplier].</summary>
    public static ConvolutionPlan Depthwise(
        in OpSite site, Shape input, string inputName, Shape filter, string filterName, in WindowAttrs attrs)
    {
        site.Rank(attrs.Rank, filter, filterName);
        SlidingWindow window = SlidingWindow.Over(site, input, inputName, filter.Dims[..^2], attrs);
        long channels = filter[attrs.Rank - 2];
        long multiplier = filter[attrs.Rank - 1];
        if (window.Channels != channels)
        {
            site.Invalid(
                filterName, $"{inputName} has {window.Channels} channels, but {filterName} has filters for {channels}.");
        }

        if (channels == 0 || multiplier == 0)
        {
            site.Invalid(filterName, $"{filterName} has shape {filter}; none of its dims may be 0.");
        }

        return new ConvolutionPlan(window, Shapes.Product(site, channels, multiplier, "output"), channels);
    }

    /// <summary>Reads the shape of an input whose gradient is asked for: all of it, or the height and width alone.</summary>
    public static Shape InputShape(in OpSite site, Tensor sizes, Shape filter, Shape gradient, in WindowAttrs attrs)
    {
        Shape given = Shapes.ValueOf(site, sizes, "input_sizes");
        if (given.Rank != 2)
        {
            return given;
        }

        site.Rank(4, filter, "filter");
        site.Rank(4, gradient, "out_backprop");
        return attrs.IsChannelsFirst
            ? new Shape([gradient[0], filter[2], given[0], given[1]])
            : new Shape([gradient[0], given[0], given[1], filter[2]]);
    }

    /// <summary>Gives the output's shape.</summary>
    public Shape OutputShape(in OpSite site, int rank) => Window.OutputShape(site, Filters, rank);

    /// <summary>Requires the output's shape of a gradient.</summary>
    public void RequireGradient(in OpSite site, Shape input, Shape gradient)
    {
        Shape output = OutputShape(site, input.Rank);
        if (gradient != output)
        {
            site.Invalid(
                "out_backprop",
                $"out_backprop has shape {gradient}; the convolution of an input of shape {input} gives {output}.");
        }
    }
}
