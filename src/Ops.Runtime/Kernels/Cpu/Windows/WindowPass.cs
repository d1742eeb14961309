using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Runs a body over rows of stops and a range of channels.</summary>
/// <typeparam name="T">Element type.</typeparam>
/// <typeparam name="TBody">The body.</typeparam>
internal struct WindowPass<T, TBody> : ILaneLoop<T>
    where T : unmanaged
    where TBody : struct, IWindowBody<T>
{
    /// <summary>The window.</summary>
    public SlidingWindow Window;

    /// <summary>The channels of a pixel.</summary>
    public nint Channels;

    /// <summary>The body.</summary>
    public TBody Body;

    /// <summary>The first row, counted over all images.</summary>
    public nint Row;

    /// <summary>The end of the rows.</summary>
    public nint EndRow;

    /// <summary>The first channel.</summary>
    public nint Channel;

    /// <summary>The end of the channels.</summary>
    public nint EndChannel;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : unmanaged, ILane<V, T>
    {
        WindowStops stops = new(Window, Channels);
        if (TBody.RunsColumnsFirst)
        {
            RunColumnsFirst<V>(ref stops);
            return;
        }

        nint columns = (nint)Window.Columns.Output;
        nint output = Row * columns * Channels;
        for (nint row = Row; row < EndRow; row++)
        {
            stops.MoveToRow(row);
            nint end = 0;
            if (TBody.RunsWhole && stops.WholeColumns() is var (first, last) && last > first)
            {
                RunStops<V>(ref stops, 0, first, output);
                RunWhole<V>(ref stops, first, last, output);
                end = last;
            }

            RunStops<V>(ref stops, end, columns, output);
            output += columns * Channels;
        }
    }

    private void RunStops<V>(ref WindowStops stops, nint column, nint end, nint output)
        where V : unmanaged, ILane<V, T>
    {
        for (; column < end; column++)
        {
            stops.MoveTo(column);
            RunStop<V>(stops, output + (column * Channels));
        }
    }

    private void RunWhole<V>(ref WindowStops stops, nint column, nint end, nint output)
        where V : unmanaged, ILane<V, T>
    {
        nint endLane = EndChannel - ((EndChannel - Channel) % V.Count);
        stops.MoveTo(column);
        if (endLane > Channel)
        {
            nint step = (nint)Window.Columns.Stride * Channels;
            Body.RunWhole<V>(stops, end - column, step, Channels, Channel, endLane, output + (column * Channels));
        }

        for (; endLane < EndChannel && column < end; column++)
        {
            stops.MoveTo(column);
            Body.Run<V>(stops, endLane, output + (column * Channels) + endLane, EndChannel - endLane);
        }
    }

    // Rows are whole images here.
    private void RunColumnsFirst<V>(ref WindowStops stops)
        where V : unmanaged, ILane<V, T>
    {
        nint planes = (nint)Window.Planes.Output;
        nint rows = (nint)Window.Rows.Output;
        nint columns = (nint)Window.Columns.Output;
        for (nint image = Row; image < EndRow; image += planes * rows)
        {
            for (nint column = 0; column < columns; column++)
            {
                for (nint i = 0; i < planes * rows; i++)
                {
                    nint row = image + (i % planes * rows) + (i / planes);
                    stops.MoveToRow(row);
                    stops.MoveTo(column);
                    RunStop<V>(stops, ((row * columns) + column) * Channels);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RunStop<V>(in WindowStops stops, nint output)
        where V : unmanaged, ILane<V, T>
    {
        // The count of whole lanes is a constant, of which the JIT makes loads and stores without a question.
        nint channel = Channel;
        for (; channel + V.Count <= EndChannel; channel += V.Count)
        {
            Body.Run<V>(stops, channel, output + channel, V.Count);
        }

        if (channel < EndChannel)
        {
            Body.Run<V>(stops, channel, output + channel, EndChannel - channel);
        }
    }
}
