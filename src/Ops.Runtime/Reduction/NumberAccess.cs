using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Reads and writes numbers.</summary>
internal readonly unsafe struct NumberAccess : IReduceAccess
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load<V, T>(T* source)
        where V : unmanaged, ILane<V, T>
        where T : unmanaged
        => V.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<V, T>(V value, T* destination)
        where V : unmanaged, ILane<V, T>
        where T : unmanaged
        => V.Store(value, destination);
}
