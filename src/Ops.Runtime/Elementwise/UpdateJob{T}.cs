using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Keeps a body with its operands and scalars until its batch runs.</summary>
[SuppressMessage("Design", "CA1000", Justification = "Internal.")]
internal sealed unsafe class UpdateJob<T, TLanes, TBody> : UpdateJob
    where T : unmanaged
    where TLanes : struct, ILaneFamily<T>
    where TBody : struct, IElementwiseBody<T>
{
    // A part of a batch is Elementwise.Grain elements of a body, whatever its cost.
    private static readonly int ElementWeight = (int)(UpdateBatch.PartUnits / Elementwise.Grain(TBody.Cost));

    [ThreadStatic]
    private static UpdateJob<T, TLanes, TBody>? t_free;

    private UpdateJob<T, TLanes, TBody>? _next;

    // Pinned: the body, the loops and their tails hold addresses of slots and splats.
    private byte[] _memory = [];
    private OperandSlot* _slots;
    private int _count;
    private TBody _body;

    /// <inheritdoc/>
    public override int Weight => ElementWeight;

    /// <summary>Takes a job for a body that is to be bound to operands.</summary>
    public static UpdateJob<T, TLanes, TBody> Take(in TBody body, OperandSlot* slots, int count, long length)
    {
        UpdateJob<T, TLanes, TBody> job = t_free ?? new UpdateJob<T, TLanes, TBody>();
        t_free = job._next;
        job._next = null;
        job.Length = length;
        job._body = body;
        job.Bind(slots, count);
        return job;
    }

    /// <inheritdoc/>
    public override void Run(long start, long end)
    {
        var loop = new RangeLoop<T, TBody>(ref _body, _slots, _count, (nint)start, (nint)end, mayRepeat: false);
        TLanes.Run(ref loop);
    }

    /// <inheritdoc/>
    public override void Recycle()
    {
        _next = t_free;
        t_free = this;
    }

    // Scalars are copied here and now, so that what held them may change before the batch runs.
    [SkipLocalsInit]
    private void Bind(OperandSlot* slots, int count)
    {
        int splatBytes = (count + 1) * TailCopy.Width;
        int bytes = splatBytes + (count * sizeof(OperandSlot));
        if (_memory.Length < bytes)
        {
            _memory = GC.AllocateUninitializedArray<byte>(bytes, pinned: true);
        }

        byte* memory = (byte*)Unsafe.AsPointer(ref _memory[0]);
        byte* splats = TailCopy.Align(memory);
        _slots = (OperandSlot*)(memory + splatBytes);
        _count = count;
        Operand* operands = stackalloc Operand[count];
        for (int k = 0; k < count; k++)
        {
            OperandSlot slot = slots[k];
            if (slot.IsScalar)
            {
                byte* lane = splats + (k * TailCopy.Width);
                OperandSlot.Splat(slot.Pointer, slot.Size, lane);
                slot.Pointer = lane;
            }

            _slots[k] = slot;
            operands[k] = slot.AsOperand();
        }

        _body.Bind(new OperandRow(new ReadOnlySpan<Operand>(operands, count)));
    }
}
