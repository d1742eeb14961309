namespace RawOpsNet.Kernels;

/// <summary>Holds the positions of a result along one dim that the same taps reach.</summary>
/// <param name="First">The first position; the others follow at the line's step.</param>
/// <param name="Count">Number of positions.</param>
/// <param name="Taps">The taps, by rising source position.</param>
/// <param name="FirstTap">Number of taps of the phases before.</param>
internal sealed record TapPhase(nint First, nint Count, Tap[] Taps, nint FirstTap)
{
    /// <summary>Gets whether the taps read neighbouring source positions.</summary>
    public bool IsDense
    {
        get
        {
            for (int tap = 1; tap < Taps.Length; tap++)
            {
                if (Taps[tap].Start != Taps[0].Start + tap)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
