namespace RawOpsNet.OpServices;

/// <summary>How a reduction reads and writes elements: as numbers, or bools as masks.</summary>
internal unsafe interface IReduceAccess
{
    static abstract V Load<V, T>(T* source)
        where V : unmanaged, ILane<V, T>
        where T : unmanaged;

    static abstract void Store<V, T>(V value, T* destination)
        where V : unmanaged, ILane<V, T>
        where T : unmanaged;
}
