using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Runs a body over the rows that a list of indices names; a part owns the rows with its low bits.</summary>
internal unsafe struct SparseRowsJob<T, TLanes, TBody> : IParallelJob
    where T : unmanaged
    where TLanes : struct, ILaneFamily<T>
    where TBody : struct, IElementwiseBody<T>
{
    public TBody Body;
    public OperandSlot* Slots;

    /// <summary>The bytes from one row of an operand to the next.</summary>
    public long* Steps;

    public bool* IsIndexed;
    public int Count;
    public nint Row;
    public int Parts;
    public void* Indices;
    public bool IsWide;
    public long Length;

    [SkipLocalsInit]
    public void Run(int part)
    {
        OperandSlot* slots = stackalloc OperandSlot[Count];
        Operand* operands = stackalloc Operand[Count];
        TBody body = Body;
        for (long entry = 0; entry < Length; entry++)
        {
            long target = IsWide ? ((long*)Indices)[entry] : ((int*)Indices)[entry];
            if ((target & (Parts - 1)) != part)
            {
                continue;
            }

            for (int k = 0; k < Count; k++)
            {
                slots[k] = Slots[k];
                slots[k].Pointer += (IsIndexed[k] ? target : entry) * Steps[k];
                operands[k] = slots[k].AsOperand();
            }

            body.Bind(new OperandRow(new ReadOnlySpan<Operand>(operands, Count)));
            var loop = new RangeLoop<T, TBody>(ref body, slots, Count, 0, Row, mayRepeat: false);
            TLanes.Run(ref loop);
        }
    }
}
