namespace RawOpsNet.Kernels;

/// <summary>What rows to pick from which tables.</summary>
/// <param name="rows">The rows: [batches, count].</param>
/// <param name="count">The rows picked from one table.</param>
/// <param name="outer">The tables of a batch.</param>
/// <param name="height">The rows of one table.</param>
/// <param name="width">The elements of a row.</param>
internal readonly unsafe struct GatherPlan(long* rows, long count, long outer, long height, long width)
{
    /// <summary>The rows: [batches, count].</summary>
    public readonly long* Rows = rows;

    /// <summary>The rows picked from one table.</summary>
    public readonly long Count = count;

    /// <summary>The tables of a batch.</summary>
    public readonly long Outer = outer;

    /// <summary>The rows of one table.</summary>
    public readonly long Height = height;

    /// <summary>The elements of a row.</summary>
    public readonly long Width = width;
}
