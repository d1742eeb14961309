using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>One run of a bound body over a range of elements.</summary>
internal readonly unsafe ref struct RangeLoop<T, TBody> : ILaneLoop<T>
    where T : unmanaged
    where TBody : struct, IElementwiseBody<T>
{
    private readonly ref TBody _body;
    private readonly OperandSlot* _slots;
    private readonly int _count;
    private readonly nint _start;
    private readonly nint _end;
    private readonly bool _mayRepeat;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RangeLoop(ref TBody body, OperandSlot* slots, int count, nint start, nint end, bool mayRepeat)
    {
        _body = ref body;
        _slots = slots;
        _count = count;
        _start = start;
        _end = end;
        _mayRepeat = mayRepeat;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : unmanaged, ILane<V, T>
        => ElementwiseLoop.Run<T, V, TBody>(ref _body, _slots, _count, _start, _end, _mayRepeat);
}
