namespace RawOpsNet.OpServices;

/// <summary>Runs chunks of a body whose operands all are contiguous or scalars.</summary>
internal unsafe struct FlatJob<T, TLanes, TBody> : IRangeJob
    where T : unmanaged
    where TLanes : struct, ILaneFamily<T>
    where TBody : struct, IElementwiseBody<T>
{
    public TBody Body;
    public OperandSlot* Slots;
    public int Count;
    public bool MayRepeat;

    // The body is bound once and not written, since every thread sees it in place.
    public void Run(long start, long end)
    {
        var loop = new RangeLoop<T, TBody>(ref Body, Slots, Count, (nint)start, (nint)end, MayRepeat);
        TLanes.Run(ref loop);
    }
}
