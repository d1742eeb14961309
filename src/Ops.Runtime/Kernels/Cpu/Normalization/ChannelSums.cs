using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Sums terms of pixels for each channel, channels last.</summary>
/// <remarks>
/// A number of partial sums that depends on the sizes alone, added in double and in order: the same for any number of threads.
/// </remarks>
internal static unsafe class ChannelSums
{
    private const nint ElementsPerPart = 32 << 10;
    private const nint MostParts = 64;

    // Of all partial sums together.
    private const nint MostElements = 1 << 20;

    // Partial sums of one part stay so short that floats lose little.
    private const nint RowsPerSum = 512;

    /// <summary>Sums.</summary>
    /// <param name="pixels">Number of pixels.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="x">The pixels.</param>
    /// <param name="y">The pixels of a second tensor, or again the first.</param>
    /// <param name="center">A number for each channel that terms may subtract.</param>
    /// <param name="first">Takes the sums of the first terms.</param>
    /// <param name="second">Takes the sums of the second terms, if there are any.</param>
    /// <param name="terms">Takes the first terms of all pixels, if they are written; may be x.</param>
    public static void Run<T, TTerms>(
        nint pixels, nint channels, T* x, T* y, ReadOnlySpan<T> center, Span<double> first, Span<double> second, T* terms = null)
        where T : unmanaged, INumberBase<T>
        where TTerms : struct, IChannelTerms<T>
    {
        ChannelRows rows = new(pixels, channels);
        nint sums = TTerms.HasSecond ? 2 : 1;
        nint parts = Math.Clamp(pixels * channels / ElementsPerPart, 1, Math.Max(1, Math.Min(rows.Count, MostParts)));
        parts = Math.Max(parts, Math.Min(Blocking.Ceiling(rows.Count, RowsPerSum), Threads.MaxParts));
        parts = Math.Min(parts, Math.Max(1, MostElements / rows.Width));
        nint size = sums * rows.Width;
        T* room = ProductWorkspace.Rent<T>(ProductBuffer.Partials, (size * (parts + 1)) + rows.Width);
        T* centers = room + (size * (parts + 1));
        for (nint repeat = 0; repeat < rows.Repeats; repeat++)
        {
            center.CopyTo(new Span<T>(centers + (repeat * channels), (int)channels));
        }

        first.Clear();
        second.Clear();
        if (rows.Count > 0)
        {
            SumJob<T, TTerms> job = new(rows, x, y, terms, centers, room, (int)parts);
            Threads.For(ref job, (int)parts);
            for (nint part = 0; part < parts; part++)
            {
                Fold(room + (part * size), rows.Width, channels, first, second);
            }
        }

        nint done = rows.Count * rows.Width;
        ChannelSumLoop<T, TTerms> rest = new()
        {
            X = x + done,
            Y = y + done,
            Terms = terms + done,
            Center = centers,
            Rows = rows.LeftOver,
            Width = channels,
            Sums = room + (parts * size),
        };
        VectorLanes<T>.Run(ref rest);
        Fold(rest.Sums, channels, channels, first, second);
    }

    private static void Fold<T>(T* sums, nint width, nint channels, Span<double> first, Span<double> second)
        where T : unmanaged, INumberBase<T>
    {
        for (nint at = 0; at < width; at += channels)
        {
            for (int channel = 0; channel < first.Length; channel++)
            {
                first[channel] += double.CreateTruncating(sums[at + channel]);
            }

            for (int channel = 0; channel < second.Length; channel++)
            {
                second[channel] += double.CreateTruncating(sums[width + at + channel]);
            }
        }
    }

    private readonly struct SumJob<T, TTerms>(ChannelRows rows, T* x, T* y, T* terms, T* centers, T* sums, int parts)
        : IParallelJob
        where T : unmanaged, INumberBase<T>
        where TTerms : struct, IChannelTerms<T>
    {
        private readonly ChannelRows _rows = rows;
        private readonly T* _x = x;
        private readonly T* _y = y;
        private readonly T* _terms = terms;
        private readonly T* _centers = centers;
        private readonly T* _sums = sums;
        private readonly int _parts = parts;

        public void Run(int part)
        {
            nint row = _rows.Count * part / _parts;
            ChannelSumLoop<T, TTerms> loop = new()
            {
                X = _x + (row * _rows.Width),
                Y = _y + (row * _rows.Width),
                Terms = _terms + (row * _rows.Width),
                Center = _centers,
                Rows = (_rows.Count * (part + 1) / _parts) - row,
                Width = _rows.Width,
                Sums = _sums + (part * (TTerms.HasSecond ? 2 : 1) * _rows.Width),
            };
            VectorLanes<T>.Run(ref loop);
        }
    }
}
