using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Describes a pooling: the sliding window, and the shape of what it gives.</summary>
/// <param name="Window">The window; where neighbouring channels are pooled, over all elements as one row.</param>
/// <param name="Output">The shape of the output.</param>
internal readonly record struct PoolPlan(SlidingWindow Window, Shape Output)
{
    /// <summary>Plans a pooling; whatever does not fit throws.</summary>
    public static PoolPlan Of(
        in OpSite site, Shape input, string argument, ReadOnlySpan<long> ksize, scoped in WindowAttrs attrs)
    {
        site.Rank(attrs.Rank, input, argument);
        RequireWindow(site, ksize, attrs);
        int first = attrs.SpatialDim(0);
        SlidingWindow window = SlidingWindow.Over(site, input, argument, ksize.Slice(first, attrs.Rank - 2), attrs);
        return new PoolPlan(window, window.OutputShape(site, window.Channels, attrs.Rank));
    }

    /// <summary>Plans a pooling of images that may take neighbouring channels instead, as TensorFlow's MaxPool does.</summary>
    public static PoolPlan OfImagesOrChannels(
        in OpSite site, Shape input, ReadOnlySpan<long> ksize, scoped in WindowAttrs attrs)
    {
        int dim = attrs.ChannelDim(attrs.Rank);
        bool isOverChannels = ksize.Length == attrs.Rank && attrs.Strides.Length == attrs.Rank
            && (ksize[dim] > 1 || attrs.Strides[dim] > 1);
        return isOverChannels
            ? OfChannels(site, input, ksize, attrs, dim)
            : Of(site, input, "input", ksize, attrs);
    }

    /// <summary>Requires the shape of an argument of a gradient.</summary>
    public static void RequireShape(in OpSite site, Shape expected, Shape actual, string argument)
    {
        if (actual != expected)
        {
            site.Invalid(argument, $"{argument} has shape {actual}; the pooling that it belongs to gives {expected}.");
        }
    }

    private static void RequireWindow(in OpSite site, ReadOnlySpan<long> ksize, scoped in WindowAttrs attrs)
    {
        if (ksize.Length != attrs.Rank)
        {
            site.Invalid("ksize", $"ksize has {ksize.Length} entries; it needs {attrs.Rank}, one for each dim of the input.");
        }

        for (int dim = 0; dim < ksize.Length; dim++)
        {
            bool isSpatial = dim != 0 && dim != attrs.ChannelDim(attrs.Rank);
            if (ksize[dim] is < 1 or > int.MaxValue || (!isSpatial && ksize[dim] != 1))
            {
                site.Invalid(
                    "ksize",
                    $"ksize[{dim}] is {ksize[dim]}; it must be {(isSpatial ? "positive" : "1 for batch and channels")}.");
            }

            RequireSmallPadding(site, ksize[dim], dim, attrs);
        }
    }

    // A window that lies in the padding altogether would have nothing to pool.
    private static void RequireSmallPadding(in OpSite site, long size, int dim, scoped in WindowAttrs attrs)
    {
        for (int side = 0; attrs.ExplicitPaddings.Length == 2 * attrs.Rank && side < 2; side++)
        {
            long padding = attrs.ExplicitPaddings[(2 * dim) + side];
            if (padding > 0 && padding >= size)
            {
                site.Invalid(
                    "explicit_paddings",
                    $"explicit_paddings[{(2 * dim) + side}] is {padding}; it must be smaller than the window, {size}.");
            }
        }
    }

    // Windows over whole groups of neighbouring channels: stops along all elements in memory.
    private static PoolPlan OfChannels(
        in OpSite site, Shape input, ReadOnlySpan<long> ksize, scoped in WindowAttrs attrs, int dim)
    {
        site.Rank(attrs.Rank, input, "input");
        long size = ksize[dim];
        bool isAlone = !attrs.IsChannelsFirst;
        for (int other = 0; other < attrs.Rank; other++)
        {
            isAlone &= other == dim || (ksize[other] == 1 && attrs.Strides[other] == 1);
        }

        if (!isAlone || attrs.Strides[dim] != size || size > int.MaxValue || input[dim] % size != 0)
        {
            site.Invalid(
                "ksize",
                $"ksize[{dim}] is {size} and strides[{dim}] is {attrs.Strides[dim]}: channels are pooled alone, in NHWC, "
                    + $"in groups that divide the {input[dim]} of input.");
        }

        long[] dims = input.ToArray();
        dims[dim] /= size;
        long count = input.ElementCount;
        SlidingWindow window = new(
            1, 1, WindowDim.Absent, WindowDim.Absent, new WindowDim(count, count / size, size, size, 1, 0), false);
        return new PoolPlan(window, Shapes.Of(site, dims, "output"));
    }
}
