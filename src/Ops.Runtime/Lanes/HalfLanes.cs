using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices;

/// <summary>
/// Computes with Half elements that are widened to float32 when they are read and rounded to even when they are written.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HalfLanes : ILaneFamily<Half>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLoop>(ref TLoop loop)
        where TLoop : struct, ILaneLoop<Half>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
        {
            loop.Run<WidenedLane512<Half, HalfWidening>>();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            loop.Run<WidenedLane256<Half, HalfWidening>>();
        }
        else
        {
            loop.Run<WidenedLane128<Half, HalfWidening>>();
        }
    }
}
