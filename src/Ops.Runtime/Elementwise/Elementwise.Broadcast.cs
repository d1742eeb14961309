using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

public static unsafe partial class Elementwise
{
    // Runs shorter than this cost more to bind than their operands cost to expand.
    private const long LongRun = 1024;

    // BlocksJob keeps a bit for each operand.
    private const int MostOperands = 64;

    [SkipLocalsInit]
    private static void RunBroadcast<T, TLanes, TBody>(
        ref TBody body, ReadOnlySpan<Tensor> inputs, Shape shape, OperandSlot* slots, int count)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TBody : struct, IElementwiseBody<T>
    {
        long* memory = stackalloc long[BroadcastPlan.Size(shape.Rank, count)];
        BroadcastPlan plan = BroadcastPlan.Merge(inputs, count, shape, memory);
        for (int k = 0; k < count; k++)
        {
            // The plan's strides say what is broadcast, one element included.
            slots[k].IsScalar = false;
        }

        long length = shape.ElementCount;
        long grain = Grain(TBody.Cost);
        if (plan.Inner >= LongRun || count > MostOperands)
        {
            var rows = new RowsJob<T, TLanes, TBody> { Body = body, Plan = plan, Slots = slots, Count = count };
            Threads.ForRange(ref rows, length, grain);
            return;
        }

        int parts = (int)Math.Clamp(length / grain, 1, Threads.MaxParts);
        var blocks = new BlocksJob<T, TLanes, TBody>
        {
            Body = body,
            Plan = plan,
            Slots = slots,
            Count = count,
            Length = length,
            Parts = parts,
        };
        blocks.Choose();
        Threads.For(ref blocks, parts);
    }
}
