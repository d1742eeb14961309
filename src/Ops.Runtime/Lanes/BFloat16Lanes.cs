using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices;

/// <summary>
/// Computes with BFloat16 elements that are widened to float32 when they are read and rounded to even when they are
/// written.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BFloat16Lanes : ILaneFamily<BFloat16>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLoop>(ref TLoop loop)
        where TLoop : struct, ILaneLoop<BFloat16>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
        {
            loop.Run<WidenedLane512<BFloat16, BFloat16Widening>>();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            loop.Run<WidenedLane256<BFloat16, BFloat16Widening>>();
        }
        else
        {
            loop.Run<WidenedLane128<BFloat16, BFloat16Widening>>();
        }
    }
}
