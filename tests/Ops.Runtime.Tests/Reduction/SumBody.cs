using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Loops;

internal struct SumBody<T> : IReduceBody<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Initial<V>()
        where V : unmanaged, ILane<V, T>
        => V.Literal(0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Map<V>(V x)
        where V : unmanaged, ILane<V, T>
        => x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Combine<V>(V a, V b)
        where V : unmanaged, ILane<V, T>
        => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Finish<V>(V r, nint count)
        where V : unmanaged, ILane<V, T>
        => r;
}
