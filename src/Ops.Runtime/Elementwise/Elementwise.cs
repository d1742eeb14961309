using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

// Every elementwise kernel comes through here: operands are reduced to contiguous runs and scalars, and one loop runs a body over
// them. Broadcast dims are merged where they can be; where the runs that remain are short, operands are expanded block by block.

/// <summary>Runs the bodies of elementwise kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Elementwise
{
    /// <summary>
    /// Computes outputs of one shape from inputs that broadcast to it; on as many threads as the work is worth.
    /// </summary>
    /// <remarks>An output may share the memory of an input of its own shape.</remarks>
    /// <param name="body">The body; it is bound here.</param>
    /// <param name="inputs">The inputs in record order.</param>
    /// <param name="outputs">The outputs, allocated, all of one shape.</param>
    /// <exception cref="InvalidArgumentException">An input does not broadcast to the outputs' shape.</exception>
    [SkipLocalsInit]
    public static void Run<T, TLanes, TBody>(ref TBody body, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TBody : struct, IElementwiseBody<T>
    {
        long length = outputs[0].Count;
        if (length == 0)
        {
            return;
        }

        int count = inputs.Length + outputs.Length;
        OperandSlot* slots = stackalloc OperandSlot[count];
        Operand* operands = stackalloc Operand[count];
        bool isFlat = true;
        for (int k = 0; k < inputs.Length; k++)
        {
            slots[k] = OperandSlot.Of(inputs[k], length, isWritten: false);
            isFlat &= slots[k].IsScalar || inputs[k].Count == length;
        }

        for (int k = 0; k < outputs.Length; k++)
        {
            slots[inputs.Length + k] = OperandSlot.Of(outputs[k], length, isWritten: true);
            if (outputs[k].Count != length)
            {
                throw new InvalidArgumentException(
                    $"The outputs of an elementwise kernel have shapes {outputs[0].Shape} and {outputs[k].Shape}.");
            }
        }

        if (isFlat)
        {
            bool mayRepeat = MayRepeat(slots, inputs.Length, count, length);
            RunFlat<T, TLanes, TBody>(ref body, slots, operands, count, (nint)length, mayRepeat);
            return;
        }

        RunBroadcast<T, TLanes, TBody>(ref body, inputs, outputs[0].Shape, slots, count);
    }

    /// <summary>Updates operands in place; they all have one number of elements, or are scalars that are only read.</summary>
    /// <param name="body">The body; it is bound here.</param>
    /// <param name="operands">The operands in record order; the body writes some of them.</param>
    /// <exception cref="InvalidArgumentException">Operands have different numbers of elements.</exception>
    [SkipLocalsInit]
    public static void Update<T, TLanes, TBody>(ref TBody body, ReadOnlySpan<Tensor> operands)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TBody : struct, IElementwiseBody<T>
    {
        long length = LargestCount(operands);
        if (length == 0)
        {
            return;
        }

        OperandSlot* slots = stackalloc OperandSlot[operands.Length];
        Operand* bound = stackalloc Operand[operands.Length];
        for (int k = 0; k < operands.Length; k++)
        {
            slots[k] = OperandSlot.Of(operands[k], length, isWritten: true);
            if (!slots[k].IsScalar && operands[k].Count != length)
            {
                throw new InvalidArgumentException(
                    $"The operands of an update have {operands[k].Count} and {length} elements; "
                    + $"operand {k} has shape {operands[k].Shape}.");
            }
        }

        if (UpdateBatch.Current is { } batch && batch.TryAdd<T, TLanes, TBody>(ref body, slots, operands, length))
        {
            return;
        }

        RunFlat<T, TLanes, TBody>(ref body, slots, bound, operands.Length, (nint)length, mayRepeat: false);
    }

    /// <summary>Gets the elements from which on a second thread pays: about 10 µs of work, by the body's own estimate.</summary>
    internal static long Grain(int cost) => Math.Clamp(32768L * 4 / Math.Max(cost, 1), 2048, 32768);

    private static long LargestCount(ReadOnlySpan<Tensor> operands)
    {
        long length = 1;
        foreach (Tensor operand in operands)
        {
            if (operand.Count == 0)
            {
                return 0;
            }

            length = Math.Max(length, operand.Count);
        }

        return length;
    }

    private static bool MayRepeat(OperandSlot* slots, int inputs, int count, long length)
    {
        for (int output = inputs; output < count; output++)
        {
            byte* end = slots[output].Pointer + (length * slots[output].Size);
            for (int k = 0; k < inputs; k++)
            {
                if (slots[k].Pointer < end && slots[output].Pointer < slots[k].Pointer + (length * slots[k].Size))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Small calls are most calls: the way from here to the loop is inlined, so the caller's frame holds the operands.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunFlat<T, TLanes, TBody>(
        ref TBody body, OperandSlot* slots, Operand* operands, int count, nint length, bool mayRepeat)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TBody : struct, IElementwiseBody<T>
    {
        for (int k = 0; k < count; k++)
        {
            if (slots[k].IsScalar)
            {
                RunWithScalars<T, TLanes, TBody>(ref body, slots, operands, count, length, mayRepeat);
                return;
            }
        }

        RunBound<T, TLanes, TBody>(ref body, slots, operands, count, length, mayRepeat);
    }

    [SkipLocalsInit]
    private static void RunWithScalars<T, TLanes, TBody>(
        ref TBody body, OperandSlot* slots, Operand* operands, int count, nint length, bool mayRepeat)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TBody : struct, IElementwiseBody<T>
    {
        byte* splats = stackalloc byte[(count + 1) * TailCopy.Width];
        splats = TailCopy.Align(splats);
        for (int k = 0; k < count; k++)
        {
            if (slots[k].IsScalar)
            {
                byte* lane = splats + (k * TailCopy.Width);
                OperandSlot.Splat(slots[k].Pointer, slots[k].Size, lane);
                slots[k].Pointer = lane;
            }
        }

        RunBound<T, TLanes, TBody>(ref body, slots, operands, count, length, mayRepeat);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunBound<T, TLanes, TBody>(
        ref TBody body, OperandSlot* slots, Operand* operands, int count, nint length, bool mayRepeat)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TBody : struct, IElementwiseBody<T>
    {
        for (int k = 0; k < count; k++)
        {
            Operand.Write(ref operands[k], slots[k].Pointer, slots[k].IsScalar ? 0 : -1);
        }

        body.Bind(new OperandRow(new ReadOnlySpan<Operand>(operands, count)));
        long grain = Grain(TBody.Cost);
        if (length <= grain)
        {
            var loop = new RangeLoop<T, TBody>(ref body, slots, count, 0, length, mayRepeat);
            TLanes.Run(ref loop);
            return;
        }

        RunChunks<T, TLanes, TBody>(ref body, slots, count, length, mayRepeat);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunChunks<T, TLanes, TBody>(ref TBody body, OperandSlot* slots, int count, nint length, bool mayRepeat)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TBody : struct, IElementwiseBody<T>
    {
        var job = new FlatJob<T, TLanes, TBody> { Body = body, Slots = slots, Count = count, MayRepeat = mayRepeat };
        Threads.ForRange(ref job, length, Grain(TBody.Cost));
    }
}
