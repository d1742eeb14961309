namespace RawOpsNet.OpServices;

public static unsafe partial class Elementwise
{
    // Every part scans the whole list, so there are few.
    private const int MostRowParts = 8;

    /// <summary>
    /// Updates the rows that a list of indices names, in the order of the list: a repeated row is one step after another.
    /// </summary>
    /// <remarks>
    /// A row is what lies behind the first dim. Each is owned by one part of the work, so threads change nothing.
    /// </remarks>
    /// <param name="body">The body; it is bound here, row by row.</param>
    /// <param name="operands">The operands in record order.</param>
    /// <param name="access">How each operand is found; at least one is <see cref="RowAccess.Indexed"/>.</param>
    /// <param name="indices">int32 or int64; the caller has checked that each names a row.</param>
    /// <exception cref="InvalidArgumentException">
    /// Rows differ in length, or a list of rows in number from the indices.
    /// </exception>
    public static void Rows<T, TLanes, TBody>(
        ref TBody body, ReadOnlySpan<Tensor> operands, ReadOnlySpan<RowAccess> access, Tensor indices)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TBody : struct, IElementwiseBody<T>
    {
        Tensor target = operands[access.IndexOf(RowAccess.Indexed)];
        if (indices.Count == 0 || target.Count == 0)
        {
            return;
        }

        long row = target.Count / target.Shape[0];
        OperandSlot* slots = stackalloc OperandSlot[operands.Length];
        long* steps = stackalloc long[operands.Length];
        for (int k = 0; k < operands.Length; k++)
        {
            slots[k] = OperandSlot.Of(operands[k], long.MaxValue, access[k] == RowAccess.Indexed);
            long whole = access[k] switch
            {
                RowAccess.Indexed => row * operands[k].Shape[0],
                RowAccess.Listed => row * indices.Count,
                _ => operands[k].Count == 1 ? 1 : row,
            };
            if (operands[k].Count != whole)
            {
                throw new InvalidArgumentException(
                    $"Operand {k} of a row update has shape {operands[k].Shape}; its rows must have {row} elements"
                    + (access[k] == RowAccess.Listed ? $", one for each of {indices.Count} indices." : "."));
            }

            slots[k].IsScalar = access[k] == RowAccess.Shared && operands[k].Count == 1 && row != 1;
            slots[k].IsWritten = access[k] == RowAccess.Indexed;
            steps[k] = access[k] == RowAccess.Shared ? 0 : row * slots[k].Size;
        }

        if (UpdateBatch.Current is null || !TryDeferRows<T, TLanes, TBody>(body, operands, access, indices))
        {
            RunRows<T, TLanes, TBody>(ref body, slots, steps, access, row, indices);
        }
    }

    private static bool TryDeferRows<T, TLanes, TBody>(
        TBody body, ReadOnlySpan<Tensor> operands, ReadOnlySpan<RowAccess> access, Tensor indices)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TBody : struct, IElementwiseBody<T>
    {
        RowAccess[] kept = access.ToArray();
        return UpdateBatch.TryDefer(
            [.. operands, indices], all => Rows<T, TLanes, TBody>(ref body, all.AsSpan(0, kept.Length), kept, all[^1]));
    }

    private static void RunRows<T, TLanes, TBody>(
        ref TBody body, OperandSlot* slots, long* steps, ReadOnlySpan<RowAccess> access, long row, Tensor indices)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TBody : struct, IElementwiseBody<T>
    {
        int count = access.Length;
        byte* splats = stackalloc byte[(count + 1) * TailCopy.Width];
        bool* isIndexed = stackalloc bool[count];
        splats = TailCopy.Align(splats);
        for (int k = 0; k < count; k++)
        {
            isIndexed[k] = access[k] == RowAccess.Indexed;
            if (slots[k].IsScalar)
            {
                OperandSlot.Splat(slots[k].Pointer, slots[k].Size, splats + (k * TailCopy.Width));
                slots[k].Pointer = splats + (k * TailCopy.Width);
            }
        }

        // A power of two, for the part of a row is found by its low bits.
        int parts = 1;
        while (parts < MostRowParts && indices.Count * row >= 2 * parts * Grain(TBody.Cost))
        {
            parts *= 2;
        }

        var job = new SparseRowsJob<T, TLanes, TBody>
        {
            Body = body,
            Slots = slots,
            Steps = steps,
            IsIndexed = isIndexed,
            Count = count,
            Row = (nint)row,
            Parts = parts,
            Indices = TensorAccess.Pointer(indices),
            IsWide = indices.DType == DType.Int64,
            Length = indices.Count,
        };
        Threads.For(ref job, parts);
    }
}
