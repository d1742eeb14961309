using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>
/// Divides the stops of a window among threads: by rows, or by images and channels where stops add to what they cover.
/// </summary>
/// <typeparam name="T">Element type.</typeparam>
/// <typeparam name="TLanes">Lanes of the processor.</typeparam>
/// <typeparam name="TBody">The body.</typeparam>
internal struct WindowJob<T, TLanes, TBody> : IParallelJob
    where T : unmanaged
    where TLanes : struct, ILaneFamily<T>
    where TBody : struct, IWindowBody<T>
{
    // Reads of a tap that are worth a part.
    private const double TapsPerPart = 100_000;
    private const int MostParts = 64;

    // Channels that fill whole lanes and cache lines, whatever the element type.
    private const nint ChannelBlock = 64;

    private readonly SlidingWindow _window;
    private readonly nint _channels;
    private readonly TBody _body;
    private readonly int _channelParts;
    private readonly int _lineParts;

    private WindowJob(in SlidingWindow window, nint channels, in TBody body)
    {
        _window = window;
        _channels = channels;
        _body = body;
        (_lineParts, _channelParts) = Divide(window, channels);
    }

    private readonly nint Lines => TBody.Scatters ? (nint)_window.Batch : RowsOf(_window);

    private readonly nint RowsOfLine => TBody.Scatters ? (nint)(_window.Planes.Output * _window.Rows.Output) : 1;

    /// <summary>Runs a body at all stops.</summary>
    /// <param name="window">The window.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="body">The body.</param>
    public static void Run(in SlidingWindow window, nint channels, in TBody body)
    {
        WindowJob<T, TLanes, TBody> job = new(window, channels, body);
        Threads.For(ref job, job._lineParts * job._channelParts);
    }

    /// <summary>Gets how many parts of lines the work is divided into; it depends on the window alone.</summary>
    public static int LineParts(in SlidingWindow window, nint channels) => Divide(window, channels).Lines;

    /// <summary>Runs a part.</summary>
    public readonly void Run(int part)
    {
        (int linePart, int channelPart) = Math.DivRem(part, _channelParts);
        nint blocks = Blocking.Ceiling(_channels, ChannelBlock);
        WindowPass<T, TBody> pass = new()
        {
            Window = _window,
            Channels = _channels,
            Body = _body,
            Row = Lines * linePart / _lineParts * RowsOfLine,
            EndRow = Lines * (linePart + 1) / _lineParts * RowsOfLine,
            Channel = blocks * channelPart / _channelParts * ChannelBlock,
            EndChannel = Math.Min(_channels, blocks * (channelPart + 1) / _channelParts * ChannelBlock),
        };
        pass.Body.Begin(linePart);
        TLanes.Run(ref pass);
    }

    private static (int Lines, int Channels) Divide(in SlidingWindow window, nint channels)
    {
        int worth = (int)Math.Clamp((double)window.OutputPixels * window.Taps * channels / TapsPerPart, 1, MostParts);
        nint lines = TBody.Scatters ? (nint)window.Batch : RowsOf(window);
        int lineParts = (int)Math.Max(1, Math.Min(worth, lines));
        int channelParts = TBody.Scatters
            ? (int)Math.Min(Math.Max(1, worth / lineParts), Blocking.Ceiling(channels, ChannelBlock))
            : 1;
        return (lineParts, channelParts);
    }

    private static nint RowsOf(in SlidingWindow window) =>
        (nint)(window.Batch * window.Planes.Output * window.Rows.Output);
}
