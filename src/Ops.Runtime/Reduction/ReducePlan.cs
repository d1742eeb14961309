namespace RawOpsNet.OpServices;

/// <summary>A reduction's dims after merging: the innermost, and before it the kept and the reduced ones.</summary>
internal unsafe struct ReducePlan
{
    /// <summary>Whether the innermost dim is reduced; otherwise it is kept.</summary>
    public bool IsInnerReduced;

    /// <summary>The length of the innermost dim.</summary>
    public long Inner;

    public DimList Kept;
    public DimList Reduced;

    /// <summary>The number of input elements that go into an output element.</summary>
    public long Count;

    /// <summary>Gets the memory to give to <see cref="Merge"/>, in longs.</summary>
    public static int Size(int rank) => 4 * (rank + 1);

    /// <summary>Merges neighbouring dims that both are reduced, or both kept.</summary>
    /// <param name="shape">The input's shape, without zeros.</param>
    /// <param name="axes">The reduced dims, sorted.</param>
    /// <param name="memory">Room for the lists.</param>
    public static ReducePlan Merge(Shape shape, ReadOnlySpan<int> axes, long* memory)
    {
        int rank = shape.Rank;
        ReducePlan plan = default;
        plan.Count = 1;
        plan.Kept = new DimList(memory);
        plan.Reduced = new DimList(memory + (2 * (rank + 1)));
        long stride = 1;
        bool isFirst = true;
        bool isLastReduced = false;
        for (int d = rank - 1; d >= 0; d--)
        {
            long dim = shape.Dims[d];
            bool isReduced = axes.Contains(d);
            plan.Count *= isReduced ? dim : 1;
            if (dim == 1)
            {
                continue;
            }

            if (isFirst || (plan.Kept.Rank + plan.Reduced.Rank == 0 && isReduced == plan.IsInnerReduced))
            {
                plan.IsInnerReduced = isReduced;
                plan.Inner = isFirst ? dim : plan.Inner * dim;
                isFirst = false;
            }
            else if (isReduced)
            {
                plan.Reduced.Add(dim, stride, isReduced == isLastReduced);
            }
            else
            {
                plan.Kept.Add(dim, stride, isReduced == isLastReduced);
            }

            isLastReduced = isReduced;
            stride *= dim;
        }

        if (isFirst)
        {
            plan.IsInnerReduced = true;
            plan.Inner = 1;
        }

        return plan;
    }
}
