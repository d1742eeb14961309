namespace RawOpsNet.Kernels;

// A convolution and its transpose are one thing seen from the result: position o sums, over some taps, the source at
// start(tap) + (o / Step) * SourceStep. For a convolution all positions have all taps (one phase); for its transpose with
// stride s, position o has those taps that reach it from a whole stop, which depend on o modulo s (s phases).

/// <summary>Lists, along one dim, which taps of the filter each position of a result sums, and from where.</summary>
internal sealed class TapLine
{
    private TapLine(long size, long step, long sourceSize, long sourceStep, long taps)
    {
        Size = (nint)size;
        Step = (nint)step;
        SourceSize = (nint)sourceSize;
        SourceStep = (nint)sourceStep;
        Taps = (nint)taps;
        Phases = new TapPhase[Math.Min(step, size)];
    }

    /// <summary>Gets the number of positions of the result.</summary>
    public nint Size { get; }

    /// <summary>Gets the distance between positions of one phase.</summary>
    public nint Step { get; }

    /// <summary>Gets the number of positions of the source.</summary>
    public nint SourceSize { get; }

    /// <summary>Gets how far the source moves from one position of a phase to the next.</summary>
    public nint SourceStep { get; }

    /// <summary>Gets the number of taps.</summary>
    public nint Taps { get; }

    /// <summary>Gets the phases.</summary>
    public TapPhase[] Phases { get; }

    /// <summary>Gets how far the taps reach before the source.</summary>
    public nint Before { get; private set; }

    /// <summary>Gets how far the taps reach behind the source.</summary>
    public nint After { get; private set; }

    /// <summary>Lists the taps of a convolution's output.</summary>
    public static TapLine Forward(in WindowDim dim)
    {
        TapLine line = new(dim.Output, 1, dim.Input, dim.Stride, dim.Taps);
        Tap[] taps = new Tap[dim.Taps];
        for (int tap = 0; tap < taps.Length; tap++)
        {
            taps[tap] = new Tap(tap, (nint)((tap * dim.Dilation) - dim.Before));
        }

        line.SetPhase(0, taps, 0);
        return line;
    }

    /// <summary>Lists the taps of a convolution's input, as its gradient sums them.</summary>
    public static TapLine Transposed(in WindowDim dim)
    {
        TapLine line = new(dim.Input, dim.Stride, dim.Output, 1, dim.Taps);
        nint before = 0;
        for (int phase = 0; phase < line.Phases.Length; phase++)
        {
            List<Tap> taps = [];
            for (long tap = dim.Taps - 1; tap >= 0; tap--)
            {
                (long start, long rest) = Math.DivRem(phase + dim.Before - (tap * dim.Dilation), dim.Stride);
                if (rest == 0)
                {
                    taps.Add(new Tap((nint)tap, (nint)start));
                }
            }

            line.SetPhase(phase, [.. taps], before);
            before += taps.Count;
        }

        return line;
    }

    /// <summary>Gets the phase of a position.</summary>
    public TapPhase PhaseOf(nint position) => Phases[position % Step];

    /// <summary>Gets how far the source has moved at a position.</summary>
    public nint Moved(nint position) => position / Step * SourceStep;

    /// <summary>Finds the source positions that some positions read: from First up to End, within the source.</summary>
    public (nint First, nint End) Reads(nint first, nint end)
    {
        nint low = SourceSize;
        nint high = 0;
        for (nint position = first; position < end; position++)
        {
            Tap[] taps = PhaseOf(position).Taps;
            if (taps.Length > 0)
            {
                low = Math.Min(low, taps[0].Start + Moved(position));
                high = Math.Max(high, taps[^1].Start + Moved(position) + 1);
            }
        }

        low = Math.Max(0, low);
        return (low, Math.Max(low, Math.Min(high, SourceSize)));
    }

    private void SetPhase(int phase, Tap[] taps, nint firstTap)
    {
        nint count = (Size - phase + Step - 1) / Step;
        Phases[phase] = new TapPhase(phase, count, taps, firstTap);
        if (taps.Length > 0)
        {
            Before = Math.Max(Before, -taps[0].Start);
            After = Math.Max(After, taps[^1].Start + ((count - 1) * SourceStep) + 1 - SourceSize);
        }
    }
}
