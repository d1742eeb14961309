using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Reads and writes lanes of which only the first elements are there.</summary>
internal static unsafe class LanePart
{
    private const int LaneBytes = 64;

    /// <summary>Reads a lane; elements that are not there are zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load<V, T>(T* source, nint count)
        where T : unmanaged
        where V : unmanaged, ILane<V, T> =>
        count == V.Count ? V.Load(source) : LoadSome<V, T>(source, count);

    /// <summary>Writes the elements that are there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<V, T>(V value, T* target, nint count)
        where T : unmanaged
        where V : unmanaged, ILane<V, T>
    {
        if (count == V.Count)
        {
            V.Store(value, target);
        }
        else
        {
            StoreSome<V, T>(value, target, count);
        }
    }

    /// <summary>Rounds to T what a lane computed in a wider type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Round<V, T>(V value)
        where T : unmanaged
        where V : unmanaged, ILane<V, T> =>
        HalfCopies.Concern<T>() ? RoundHalf<V, T>(value) : value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V RoundHalf<V, T>(in V value)
        where T : unmanaged
        where V : unmanaged, ILane<V, T>
    {
        byte* room = stackalloc byte[LaneBytes];
        V.Store(value, (T*)room);
        return V.Load((T*)room);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V LoadSome<V, T>(T* source, nint count)
        where T : unmanaged
        where V : unmanaged, ILane<V, T>
    {
        byte* room = stackalloc byte[LaneBytes];
        T* lane = (T*)room;
        for (nint i = 0; i < count; i++)
        {
            lane[i] = source[i];
        }

        return V.Load(lane);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreSome<V, T>(in V value, T* target, nint count)
        where T : unmanaged
        where V : unmanaged, ILane<V, T>
    {
        byte* room = stackalloc byte[LaneBytes];
        T* lane = (T*)room;
        V.Store(value, lane);
        for (nint i = 0; i < count; i++)
        {
            target[i] = lane[i];
        }
    }
}
