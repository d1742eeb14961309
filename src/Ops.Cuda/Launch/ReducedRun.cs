namespace RawOpsNet.Cuda;

/// <summary>A reduction as three numbers: outer runs of length slices of inner elements.</summary>
internal readonly record struct ReducedRun(long Outer, long Length, long Inner)
{
    /// <summary>Finds the run where the reduced dims are neighbours; false where kept dims stand between them.</summary>
    public static bool TryFind(Shape shape, ReadOnlySpan<int> axes, out ReducedRun run)
    {
        long outer = 1, length = 1, inner = 1;
        bool hasReduced = false, hasInner = false;
        for (int d = 0; d < shape.Rank; d++)
        {
            long size = shape[d];
            if (size == 1)
            {
                continue;
            }

            if (axes.Contains(d))
            {
                if (hasInner)
                {
                    run = default;
                    return false;
                }

                hasReduced = true;
                length *= size;
            }
            else if (hasReduced)
            {
                hasInner = true;
                inner *= size;
            }
            else
            {
                outer *= size;
            }
        }

        // Nothing but dims of one element is reduced: each element by itself, side by side.
        run = hasReduced ? new ReducedRun(outer, length, inner) : new ReducedRun(1, 1, outer);
        return true;
    }

    /// <summary>The order of dims with those that are reduced last.</summary>
    public static int[] KeptFirst(int rank, ReadOnlySpan<int> axes)
    {
        int[] order = new int[rank];
        int at = 0;
        for (int d = 0; d < rank; d++)
        {
            if (!axes.Contains(d))
            {
                order[at++] = d;
            }
        }

        axes.CopyTo(order.AsSpan(at));
        return order;
    }
}
