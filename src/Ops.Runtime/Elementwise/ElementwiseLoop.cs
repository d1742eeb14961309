using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>The innermost loop of every elementwise kernel, and its tail.</summary>
internal static unsafe class ElementwiseLoop
{
    /// <summary>The cost of a step from which on a loop is not unrolled.</summary>
    internal const int MostCostUnrolled = 8;

    /// <summary>Runs a bound body over the elements [start, end).</summary>
    /// <param name="body">The body.</param>
    /// <param name="slots">What the body is bound to.</param>
    /// <param name="count">The number of slots.</param>
    /// <param name="start">The first element.</param>
    /// <param name="end">The end of the elements.</param>
    /// <param name="mayRepeat">Whether an element may be computed twice: no output is also an input.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T, V, TBody>(
        ref TBody body, OperandSlot* slots, int count, nint start, nint end, bool mayRepeat)
        where T : unmanaged
        where V : unmanaged, ILane<V, T>
        where TBody : struct, IElementwiseBody<T>
    {
        if (TBody.Uniforms > 0)
        {
            Prepared<T, V, TBody>(body, slots, count, start, end, mayRepeat);
        }
        else
        {
            Lanes<T, V, TBody>(ref body, slots, count, start, end, mayRepeat);
        }
    }

    // The body is a copy: threads share the one that they were given, and each has uniforms of its own.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Prepared<T, V, TBody>(
        TBody body, OperandSlot* slots, int count, nint start, nint end, bool mayRepeat)
        where T : unmanaged
        where V : unmanaged, ILane<V, T>
        where TBody : struct, IElementwiseBody<T>
    {
        byte* uniforms = stackalloc byte[(TBody.Uniforms + 1) * TailCopy.Width];
        body.Prepare<V>(TailCopy.Align(uniforms));
        Lanes<T, V, TBody>(ref body, slots, count, start, end, mayRepeat);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Lanes<T, V, TBody>(
        ref TBody body, OperandSlot* slots, int count, nint start, nint end, bool mayRepeat)
        where T : unmanaged
        where V : unmanaged, ILane<V, T>
        where TBody : struct, IElementwiseBody<T>
    {
        nint i = start;
        if (end - start >= V.Count)
        {
            i = Whole<T, V, TBody>(ref body, start, end, mayRepeat);
        }

        if (i < end)
        {
            Tail<T, V, TBody>(ref body, slots, count, i, (int)(end - i));
        }
    }

    /// <summary>Runs the whole lanes, of at least one, and gives the first element that is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Whole<T, V, TBody>(ref TBody body, nint i, nint end, bool mayRepeat)
        where T : unmanaged
        where V : unmanaged, ILane<V, T>
        where TBody : struct, IElementwiseBody<T>
        => TBody.Cost <= MostCostUnrolled
            ? Unrolled<T, V, TBody>(ref body, i, end, mayRepeat)
            : Single<T, V, TBody>(ref body, i, end, mayRepeat);

    // Methods apart: what a long body may not spend on locals (see Lane512), a loop that is not run would.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static nint Unrolled<T, V, TBody>(ref TBody source, nint i, nint end, bool mayRepeat)
        where T : unmanaged
        where V : unmanaged, ILane<V, T>
        where TBody : struct, IElementwiseBody<T>
    {
        // A local copy lives in registers; fields behind the reference would be read again after each store.
        TBody body = source;
        if (TBody.Cost <= 3)
        {
            for (nint last = end - (4 * V.Count); i <= last; i += 4 * V.Count)
            {
                body.Step<V>(i);
                body.Step<V>(i + V.Count);
                body.Step<V>(i + (2 * V.Count));
                body.Step<V>(i + (3 * V.Count));
            }
        }
        else
        {
            for (nint last = end - (2 * V.Count); i <= last; i += 2 * V.Count)
            {
                body.Step<V>(i);
                body.Step<V>(i + V.Count);
            }
        }

        // The last lane moves back to end where the elements do: cheaper than copies of the rest.
        nint final = end - V.Count;
        nint stop = mayRepeat ? end : final + 1;
        for (; i < stop; i += V.Count)
        {
            body.Step<V>(i < final ? i : final);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static nint Single<T, V, TBody>(ref TBody source, nint i, nint end, bool mayRepeat)
        where T : unmanaged
        where V : unmanaged, ILane<V, T>
        where TBody : struct, IElementwiseBody<T>
    {
        TBody body = source;
        nint final = end - V.Count;
        nint stop = mayRepeat ? end : final + 1;
        for (; i < stop; i += V.Count)
        {
            body.Step<V>(i < final ? i : final);
        }

        return i;
    }

    /// <summary>Runs the last elements as one lane of copies, so that they get the bits they would get inside a lane.</summary>
    [SkipLocalsInit]
    private static void Tail<T, V, TBody>(ref TBody source, OperandSlot* slots, int count, nint start, int rest)
        where T : unmanaged
        where V : unmanaged, ILane<V, T>
        where TBody : struct, IElementwiseBody<T>
    {
        byte* scratch = stackalloc byte[(count + 1) * TailCopy.Width];
        scratch = TailCopy.Align(scratch);
        Operand* operands = stackalloc Operand[count];
        for (int k = 0; k < count; k++)
        {
            byte* lane = scratch + (k * TailCopy.Width);
            operands[k] = slots[k].IsScalar ? slots[k].AsOperand() : new Operand(lane, -1);
            if (!slots[k].IsScalar)
            {
                TailCopy.In(slots[k].Pointer + (start * slots[k].Size), lane, rest * slots[k].Size);
            }
        }

        TBody body = source;
        body.Bind(new OperandRow(new ReadOnlySpan<Operand>(operands, count)));
        Whole<T, V, TBody>(ref body, 0, V.Count, false);
        for (int k = 0; k < count; k++)
        {
            if (slots[k].IsWritten)
            {
                TailCopy.Out(scratch + (k * TailCopy.Width), slots[k].Pointer + (start * slots[k].Size), rest * slots[k].Size);
            }
        }
    }
}
