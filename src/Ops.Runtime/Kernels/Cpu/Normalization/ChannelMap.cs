using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>
/// Computes <c>(y - YCenter) * YScale + (x - XCenter) * XScale + Offset</c> for each element, by its channel: batch
/// normalisation (without y) and its gradient.
/// </summary>
internal unsafe struct ChannelMap : IRangeJob
{
    private const long GrainElements = 32 << 10;

    private readonly ChannelRows _rows;
    private readonly float* _x;
    private readonly float* _y;
    private readonly float* _output;
    private readonly float* _coefficients;

    private ChannelMap(ChannelRows rows, float* x, float* y, float* output, float* coefficients)
    {
        _rows = rows;
        _x = x;
        _y = y;
        _output = output;
        _coefficients = coefficients;
    }

    /// <summary>Runs the map.</summary>
    /// <param name="pixels">Number of pixels.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="x">The pixels.</param>
    /// <param name="y">The pixels of a second tensor, or null.</param>
    /// <param name="output">The pixels to write.</param>
    /// <param name="coefficients">For each channel: XCenter, XScale, Offset, YCenter, YScale, one list behind the other.</param>
    public static void Run(
        nint pixels, nint channels, float* x, float* y, float* output, ReadOnlySpan<float> coefficients)
    {
        ChannelRows rows = new(pixels, channels);
        float* wide = ProductWorkspace.Rent<float>(ProductBuffer.Partials, ChannelMapLoop.Lists * (rows.Width + channels));
        float* narrow = wide + (ChannelMapLoop.Lists * rows.Width);
        coefficients.CopyTo(new Span<float>(narrow, ChannelMapLoop.Lists * (int)channels));
        for (nint list = 0; list < ChannelMapLoop.Lists; list++)
        {
            for (nint at = 0; at < rows.Width; at++)
            {
                wide[(list * rows.Width) + at] = narrow[(list * channels) + (at % channels)];
            }
        }

        ChannelMap job = new(rows, x, y, output, wide);
        Threads.ForRange(ref job, rows.Count, Math.Max(1, GrainElements / rows.Width));
        nint done = rows.Count * rows.Width;
        Loop(x + done, y == null ? null : y + done, output + done, narrow, rows.LeftOver, channels);
    }

    /// <summary>Runs some rows.</summary>
    public readonly void Run(long start, long end)
    {
        nint at = (nint)start * _rows.Width;
        Loop(_x + at, _y == null ? null : _y + at, _output + at, _coefficients, (nint)(end - start), _rows.Width);
    }

    private static void Loop(float* x, float* y, float* output, float* coefficients, nint rows, nint width)
    {
        ChannelMapLoop loop = new()
        {
            X = x,
            Y = y,
            Output = output,
            Coefficients = coefficients,
            Rows = rows,
            Width = width,
        };
        VectorLanes<float>.Run(ref loop);
    }
}
