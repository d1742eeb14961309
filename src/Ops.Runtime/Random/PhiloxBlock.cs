namespace RawOpsNet.Numerics;

/// <summary>Holds the four 32-bit numbers that Philox makes of one counter, in the order TensorFlow hands them out.</summary>
internal readonly record struct PhiloxBlock(uint First, uint Second, uint Third, uint Fourth)
{
    /// <summary>Gets the first pair as a 64-bit number, the first number in its lower half.</summary>
    public ulong LowPair => First | ((ulong)Second << 32);

    /// <summary>Gets the second pair as a 64-bit number, the third number in its lower half.</summary>
    public ulong HighPair => Third | ((ulong)Fourth << 32);
}
