using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices;

/// <summary>Computes with the widest vectors that the processor has.</summary>
/// <typeparam name="T">float, double or an integer of 8 to 64 bits.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VectorLanes<T> : ILaneFamily<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLoop>(ref TLoop loop)
        where TLoop : struct, ILaneLoop<T>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
        {
            loop.Run<Lane512<T>>();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            loop.Run<Lane256<T>>();
        }
        else
        {
            loop.Run<Lane128<T>>();
        }
    }
}
