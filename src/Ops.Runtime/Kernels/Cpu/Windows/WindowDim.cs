namespace RawOpsNet.Kernels;

/// <summary>Describes a window that slides along one dim.</summary>
/// <param name="Input">Size of what it slides over.</param>
/// <param name="Output">Number of places where it stops.</param>
/// <param name="Taps">Number of elements it covers.</param>
/// <param name="Stride">Distance from one stop to the next.</param>
/// <param name="Dilation">Distance between its elements.</param>
/// <param name="Before">Padding before the first element.</param>
internal readonly record struct WindowDim(long Input, long Output, long Taps, long Stride, long Dilation, long Before)
{
    /// <summary>Gets a window over a dim that is not there.</summary>
    public static WindowDim Absent => new(1, 1, 1, 1, 1, 0);

    /// <summary>Gets the distance from the first element to the last, both included.</summary>
    public long Reach => ((Taps - 1) * Dilation) + 1;

    /// <summary>Gets whether each stop is one element, in order, and all are visited.</summary>
    public bool IsIdentity => Taps == 1 && Stride == 1 && Before == 0 && Output == Input;

    /// <summary>Gets whether no element is covered by two stops.</summary>
    public bool IsDisjoint => Stride >= Reach;

    /// <summary>Gets whether each element is covered by one stop.</summary>
    public bool IsTiling => Dilation == 1 && Stride == Taps && Output * Taps >= Input + Before;

    /// <summary>Gets where the first tap of a stop lies; negative in the padding.</summary>
    public long Start(long output) => (output * Stride) - Before;

    /// <summary>Tells whether the whole window of a stop lies in the input.</summary>
    public bool IsInside(long start) => start >= 0 && start + Reach <= Input;

    /// <summary>Gives the taps of a stop that lie in the input: from First up to End.</summary>
    public (long First, long End) TapsInside(long start)
    {
        long first = start >= 0 ? 0 : (-start + Dilation - 1) / Dilation;
        long end = start >= Input ? 0 : Math.Min(Taps, ((Input - start - 1) / Dilation) + 1);
        return (first, Math.Max(first, end));
    }
}
