using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Takes rows apart into whole lanes and the elements that are left, which fill the front of one more lane.</summary>
internal readonly unsafe struct RowLanes<T, V>
    where T : unmanaged
    where V : unmanaged, ILane<V, T>
{
    /// <summary>The elements in whole lanes.</summary>
    public readonly nint Whole;

    /// <summary>The elements that are left.</summary>
    public readonly int Rest;

    private readonly V _isThere;

    /// <summary>Divides a row of a width.</summary>
    public RowLanes(nint width)
    {
        Rest = (int)(width % V.Count);
        Whole = width - Rest;
        byte* mask = stackalloc byte[TailCopy.Width];
        new Span<byte>(mask, Rest * sizeof(T)).Fill(byte.MaxValue);
        new Span<byte>(mask + (Rest * sizeof(T)), (V.Count - Rest) * sizeof(T)).Clear();
        _isThere = V.Load((T*)mask);
    }

    /// <summary>Reads what is left of a row; the other elements of the lane are zeros.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Load(T* row)
    {
        byte* room = stackalloc byte[2 * TailCopy.Width];
        byte* lane = TailCopy.Align(room);
        TailCopy.In((byte*)(row + Whole), lane, Rest * sizeof(T));
        return V.Load((T*)lane);
    }

    /// <summary>Writes what is left of a row.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(V value, T* row)
    {
        byte* room = stackalloc byte[2 * TailCopy.Width];
        byte* lane = TailCopy.Align(room);
        V.Store(value, (T*)lane);
        TailCopy.Out(lane, (byte*)(row + Whole), Rest * sizeof(T));
    }

    /// <summary>Makes zeros of the elements that belong to no row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Keep(V value) => V.And(value, _isThere);

    /// <summary>Puts others in place of the elements that belong to no row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Keep(V value, V others) => V.Select(_isThere, value, others);
}
