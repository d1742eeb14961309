using System.ComponentModel;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices;

/// <summary>Holds where the random numbers of one call begin: the key and the counter of Philox.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RandomState
{
    private RandomState(Philox stream) => Stream = stream;

    /// <summary>Gets the key.</summary>
    public ulong Key => Stream.Key;

    /// <summary>Gets the counter.</summary>
    public UInt128 Counter => Stream.Counter;

    /// <summary>Gets the stream, for kernels of this library.</summary>
    internal Philox Stream { get; }

    /// <summary>Starts the numbers of a call: fixed by the seeds where either is not zero, else different each time.</summary>
    public static RandomState Take(long seed, long seed2) => new(PhiloxStream.Start(seed, seed2));
}
