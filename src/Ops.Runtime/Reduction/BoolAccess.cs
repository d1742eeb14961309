using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Reads bools as masks and writes masks as bools.</summary>
internal readonly unsafe struct BoolAccess : IReduceAccess
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load<V, T>(T* source)
        where V : unmanaged, ILane<V, T>
        where T : unmanaged
        => V.LoadMask((bool*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<V, T>(V value, T* destination)
        where V : unmanaged, ILane<V, T>
        where T : unmanaged
        => V.StoreMask(value, (bool*)destination);
}
