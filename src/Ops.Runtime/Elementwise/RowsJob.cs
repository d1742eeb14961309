using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Runs a body over the long innermost runs of broadcast operands, each bound in place.</summary>
internal unsafe struct RowsJob<T, TLanes, TBody> : IRangeJob
    where T : unmanaged
    where TLanes : struct, ILaneFamily<T>
    where TBody : struct, IElementwiseBody<T>
{
    public TBody Body;
    public BroadcastPlan Plan;
    public OperandSlot* Slots;
    public int Count;

    [SkipLocalsInit]
    public void Run(long start, long end)
    {
        OperandSlot* slots = stackalloc OperandSlot[Count];
        Operand* operands = stackalloc Operand[Count];
        byte* splats = stackalloc byte[(Count + 1) * TailCopy.Width];
        splats = TailCopy.Align(splats);
        TBody body = Body;
        long inner = Plan.Inner;
        while (start < end)
        {
            long row = start / inner;
            long position = start - (row * inner);
            long length = Math.Min(inner - position, end - start);
            for (int k = 0; k < Count; k++)
            {
                slots[k] = Place(k, row, position, splats + (k * TailCopy.Width));
                operands[k] = slots[k].AsOperand();
            }

            body.Bind(new OperandRow(new ReadOnlySpan<Operand>(operands, Count)));
            var loop = new RangeLoop<T, TBody>(ref body, slots, Count, 0, (nint)length, mayRepeat: false);
            TLanes.Run(ref loop);
            start += length;
        }
    }

    private readonly OperandSlot Place(int k, long row, long position, byte* splat)
    {
        long* strides = Plan.Strides + (k * Plan.Rank);
        int last = Plan.Rank - 1;
        long offset = position * strides[last];
        for (int d = last - 1; d >= 0; d--)
        {
            long outer = row / Plan.Dims[d];
            offset += (row - (outer * Plan.Dims[d])) * strides[d];
            row = outer;
        }

        OperandSlot slot = Slots[k];
        slot.Pointer += offset * slot.Size;
        slot.IsScalar = strides[last] == 0;
        if (slot.IsScalar)
        {
            OperandSlot.Splat(slot.Pointer, slot.Size, splat);
            slot.Pointer = splat;
        }

        return slot;
    }
}
