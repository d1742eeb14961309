using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Runs a body over blocks of the output; operands with short runs are first expanded to the block.</summary>
internal unsafe struct BlocksJob<T, TLanes, TBody> : IParallelJob
    where T : unmanaged
    where TLanes : struct, ILaneFamily<T>
    where TBody : struct, IElementwiseBody<T>
{
    public TBody Body;
    public BroadcastPlan Plan;
    public OperandSlot* Slots;
    public int Count;
    public int Parts;

    /// <summary>The number of output elements.</summary>
    public long Length;

    /// <summary>The elements of a block: a multiple of the periods that fit into one.</summary>
    public int Block;

    /// <summary>The operands that are expanded, as bits; those that are the same in every block, as bits.</summary>
    public ulong Expanded;

    public ulong Periodic;

    /// <summary>
    /// Chooses the block: 64 KB hold all expanded operands, and the operands that repeat within it repeat with it.
    /// </summary>
    public void Choose()
    {
        int bytes = 0;
        for (int k = 0; k < Count; k++)
        {
            if (Plan.IsBroadcast(k))
            {
                Expanded |= 1UL << k;
                bytes += Slots[k].Size;
            }
        }

        Block = (int)Math.Min(2048, 65536 / bytes);
        long longest = 1;
        for (int k = 0; k < Count; k++)
        {
            long period = Plan.Period(k);
            if ((Expanded >> k & 1) != 0 && period <= Block)
            {
                Periodic |= 1UL << k;
                longest = Math.Max(longest, period);
            }
        }

        // Periods are products of the innermost dims, so each divides the longer ones.
        Block = (int)(Block / longest * longest);
    }

    [SkipLocalsInit]
    public void Run(int part)
    {
        long blocks = ((Length - 1) / Block) + 1;
        long first = blocks * part / Parts;
        long end = blocks * (part + 1) / Parts;
        OperandSlot* slots = stackalloc OperandSlot[Count];
        Operand* operands = stackalloc Operand[Count];
        byte* scratch = stackalloc byte[ScratchSize()];
        scratch = TailCopy.Align(scratch);
        TBody body = Body;
        for (long block = first; block < end; block++)
        {
            long start = block * Block;
            int length = (int)Math.Min(Block, Length - start);
            byte* room = scratch;
            for (int k = 0; k < Count; k++)
            {
                slots[k] = Place(k, start, length, block == first, ref room);
                operands[k] = slots[k].AsOperand();
            }

            body.Bind(new OperandRow(new ReadOnlySpan<Operand>(operands, Count)));
            var loop = new RangeLoop<T, TBody>(ref body, slots, Count, 0, length, mayRepeat: false);
            TLanes.Run(ref loop);
        }
    }

    private readonly OperandSlot Place(int k, long start, int length, bool isFirst, ref byte* room)
    {
        OperandSlot slot = Slots[k];
        if ((Expanded >> k & 1) == 0)
        {
            slot.Pointer += start * slot.Size;
            return slot;
        }

        if (isFirst || (Periodic >> k & 1) == 0)
        {
            Expansion.Fill(slot.Pointer, slot.Size, room, Plan, k, start, length);
        }

        slot.Pointer = room;
        room = TailCopy.Align(room + (Block * slot.Size) + Expansion.Overshoot);
        return slot;
    }

    private readonly int ScratchSize()
    {
        int size = TailCopy.Width;
        for (int k = 0; k < Count; k++)
        {
            size += (Expanded >> k & 1) == 0 ? 0 : (Block * Slots[k].Size) + Expansion.Overshoot + TailCopy.Width;
        }

        return size;
    }
}
