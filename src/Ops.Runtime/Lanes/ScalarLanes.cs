using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Computes element by element: the complex numbers, and any other number.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ScalarLanes<T> : ILaneFamily<T>
    where T : unmanaged, INumberBase<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLoop>(ref TLoop loop)
        where TLoop : struct, ILaneLoop<T>, allows ref struct
        => loop.Run<ScalarLane<T>>();
}
