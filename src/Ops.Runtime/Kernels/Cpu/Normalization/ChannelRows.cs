namespace RawOpsNet.Kernels;

// Rows of few channels would fill lanes badly; so many pixels make a row here that rows are whole lanes: 3 channels become
// rows of 192. What is left over at the end, less than one such row, goes by single pixels.

/// <summary>Divides pixels of channels into rows that fill whole lanes.</summary>
internal readonly struct ChannelRows
{
    // Elements of four of the widest lanes of floats.
    private const nint WholeLanes = 64;

    /// <summary>Divides pixels.</summary>
    public ChannelRows(nint pixels, nint channels)
    {
        Channels = channels;
        Repeats = WholeLanes / Divisor(channels, WholeLanes);
        Count = pixels / Repeats;
        LeftOver = pixels - (Count * Repeats);
    }

    /// <summary>Gets the channels of a pixel.</summary>
    public nint Channels { get; }

    /// <summary>Gets the number of pixels of a row.</summary>
    public nint Repeats { get; }

    /// <summary>Gets the elements of a row.</summary>
    public nint Width => Repeats * Channels;

    /// <summary>Gets the number of rows.</summary>
    public nint Count { get; }

    /// <summary>Gets the pixels behind the last row.</summary>
    public nint LeftOver { get; }

    private static nint Divisor(nint x, nint y) => y == 0 ? x : Divisor(y, x % y);
}
