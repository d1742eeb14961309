namespace RawOpsNet.OpServices;

/// <summary>The output's dims after merging, and each operand's strides over them: 0 where it is broadcast.</summary>
internal unsafe struct BroadcastPlan
{
    /// <summary>The number of dims.</summary>
    public int Rank;

    /// <summary>The dims, outermost first.</summary>
    public long* Dims;

    /// <summary>The strides in elements: operand k's begin at k * <see cref="Rank"/>.</summary>
    public long* Strides;

    /// <summary>Gets the length of the innermost runs.</summary>
    public readonly long Inner => Dims[Rank - 1];

    /// <summary>Gets the memory to give to <see cref="Merge"/>, in longs.</summary>
    public static int Size(int rank, int count) => rank * (count + 1);

    /// <summary>
    /// Merges neighbouring dims that every operand has, or lacks, together. Operands after the inputs have all dims.
    /// </summary>
    /// <exception cref="InvalidArgumentException">An input does not broadcast to the shape.</exception>
    public static BroadcastPlan Merge(ReadOnlySpan<Tensor> inputs, int count, Shape shape, long* memory)
    {
        foreach (Tensor input in inputs)
        {
            if (input.Rank > shape.Rank)
            {
                throw new InvalidArgumentException($"Shape {input.Shape} does not broadcast to {shape}.");
            }
        }

        ReadOnlySpan<long> dims = shape.Dims;
        long* merged = memory;
        byte* has = stackalloc byte[Math.Max(1, dims.Length * count)];
        int rank = 0;
        for (int d = 0; d < dims.Length; d++)
        {
            byte* flags = has + (rank * count);
            bool isSame = rank > 0;
            for (int k = 0; k < count; k++)
            {
                flags[k] = k >= inputs.Length || Has(inputs[k].Shape, shape, d) ? (byte)1 : (byte)0;
                isSame &= rank > 0 && flags[k] == flags[k - count];
            }

            if (isSame)
            {
                merged[rank - 1] *= dims[d];
            }
            else if (dims[d] != 1)
            {
                merged[rank++] = dims[d];
            }
        }

        BroadcastPlan plan;
        plan.Rank = rank;
        plan.Dims = merged;
        plan.Strides = memory + rank;
        for (int k = 0; k < count; k++)
        {
            long stride = 1;
            for (int d = rank - 1; d >= 0; d--)
            {
                bool isPresent = has[(d * count) + k] != 0;
                plan.Strides[(k * rank) + d] = isPresent ? stride : 0;
                stride *= isPresent ? merged[d] : 1;
            }
        }

        return plan;
    }

    /// <summary>Gets whether operand <paramref name="k"/> lacks a dim.</summary>
    public readonly bool IsBroadcast(int k) => new ReadOnlySpan<long>(Strides + (k * Rank), Rank).Contains(0);

    /// <summary>Gets how many elements operand <paramref name="k"/> takes until it repeats itself.</summary>
    public readonly long Period(int k)
    {
        long period = 1;
        long whole = 1;
        for (int d = Rank - 1; d >= 0; d--)
        {
            whole *= Dims[d];
            period = Strides[(k * Rank) + d] != 0 ? whole : period;
        }

        return period;
    }

    private static bool Has(Shape input, Shape output, int d)
    {
        int own = d - (output.Rank - input.Rank);
        long dim = own < 0 ? 1 : input.Dims[own];
        if (dim != 1 && dim != output.Dims[d])
        {
            throw new InvalidArgumentException($"Shape {input} does not broadcast to {output}.");
        }

        return dim != 1;
    }
}
