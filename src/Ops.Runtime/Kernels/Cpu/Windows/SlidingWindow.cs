using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Describes a window that slides over a batch of images or volumes; images have one plane.</summary>
/// <param name="Batch">Number of images.</param>
/// <param name="Channels">Channels of the input.</param>
/// <param name="Planes">The window along the depth.</param>
/// <param name="Rows">The window along the height.</param>
/// <param name="Columns">The window along the width.</param>
/// <param name="IsChannelsFirst">Whether the channels are the second dim in memory.</param>
internal readonly record struct SlidingWindow(
    long Batch, long Channels, WindowDim Planes, WindowDim Rows, WindowDim Columns, bool IsChannelsFirst)
{
    /// <summary>Gets the number of pixels of the input's images together.</summary>
    public long InputPixels => Batch * Planes.Input * Rows.Input * Columns.Input;

    /// <summary>Gets the number of stops.</summary>
    public long OutputPixels => Batch * Planes.Output * Rows.Output * Columns.Output;

    /// <summary>Gets the number of elements the window covers.</summary>
    public long Taps => Planes.Taps * Rows.Taps * Columns.Taps;

    /// <summary>Gets whether each stop is one pixel, and all are visited in order.</summary>
    public bool IsIdentity => Planes.IsIdentity && Rows.IsIdentity && Columns.IsIdentity;

    /// <summary>Gets whether no pixel is covered by two stops.</summary>
    public bool IsDisjoint => Planes.IsDisjoint && Rows.IsDisjoint && Columns.IsDisjoint;

    /// <summary>Gets whether each pixel is covered by one stop.</summary>
    public bool IsTiling => Planes.IsTiling && Rows.IsTiling && Columns.IsTiling;

    /// <summary>Slides a window over an input; whatever does not fit throws.</summary>
    /// <param name="site">The call.</param>
    /// <param name="input">The input's shape: rank 4 for two taps, 5 for three.</param>
    /// <param name="argument">The input's name.</param>
    /// <param name="taps">Size of the window along each spatial dim.</param>
    /// <param name="attrs">How it slides.</param>
    public static SlidingWindow Over(
        in OpSite site, Shape input, string argument, ReadOnlySpan<long> taps, in WindowAttrs attrs)
    {
        int rank = taps.Length + 2;
        site.Rank(rank, input, argument);
        attrs.Require(site, rank);
        int columns = taps.Length - 1;
        return new SlidingWindow(
            input[0],
            input[attrs.ChannelDim(rank)],
            columns < 2 ? WindowDim.Absent : attrs.Slide(site, input, argument, 0, taps[0]),
            attrs.Slide(site, input, argument, columns - 1, taps[columns - 1]),
            attrs.Slide(site, input, argument, columns, taps[columns]),
            attrs.IsChannelsFirst);
    }

    /// <summary>Gives the shape of an output of so many channels, as the input is laid out.</summary>
    public Shape OutputShape(in OpSite site, long channels, int rank)
    {
        long[] dims = new long[rank];
        int spatial = IsChannelsFirst ? 2 : 1;
        dims[0] = Batch;
        dims[IsChannelsFirst ? 1 : rank - 1] = channels;
        dims[spatial + rank - 4] = Rows.Output;
        dims[spatial + rank - 3] = Columns.Output;
        if (rank == 5)
        {
            dims[spatial] = Planes.Output;
        }

        return Shapes.Of(site, dims, "output");
    }
}
