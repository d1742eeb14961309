namespace RawOpsNet.OpServices;

/// <summary>The shapes of reductions.</summary>
public static partial class Shapes
{
    // The axes seen are bits of a ulong.
    private const int MaximumRank = 64;

    /// <summary>
    /// Reads the axes of a reduction from a host tensor: a scalar or a vector, each in [-rank, rank), none twice.
    /// They come back counted from the start and sorted, in the buffer, which holds at least as many as the rank.
    /// </summary>
    public static ReadOnlySpan<int> Axes(in OpSite site, Tensor axes, string name, Shape input, Span<int> buffer)
    {
        if (input.Rank > MaximumRank)
        {
            site.Unimplemented(Text($"a reduction takes ranks up to {MaximumRank}, not {input.Rank}."), name);
        }

        if (axes.Shape.Rank > 1)
        {
            site.Invalid(Text($"{name} has shape {axes.Shape}; axes are a scalar or a vector."), name);
        }

        int count = checked((int)axes.Shape.ElementCount);
        ulong seen = 0;
        for (int i = 0; i < count; i++)
        {
            int axis = site.Dim(HostValues.Integer(axes, i), input.Rank, name, axes.Shape.Rank == 0 ? OpSite.NoItem : i);
            Mark(site, ref seen, axis, name);
        }

        return Sorted(seen, buffer);
    }

    /// <summary>Reads the axes of a reduction from an attr.</summary>
    public static ReadOnlySpan<int> Axes(in OpSite site, ReadOnlySpan<long> axes, string name, Shape input, Span<int> buffer)
    {
        ulong seen = 0;
        for (int i = 0; i < axes.Length; i++)
        {
            Mark(site, ref seen, site.Dim(axes[i], input.Rank, name, i), name);
        }

        return Sorted(seen, buffer);
    }

    /// <summary>Gives all axes of a shape.</summary>
    public static ReadOnlySpan<int> AllAxes(Shape input, Span<int> buffer)
    {
        for (int i = 0; i < input.Rank; i++)
        {
            buffer[i] = i;
        }

        return buffer[..input.Rank];
    }

    /// <summary>Gives the shape that is left after a reduction, with the reduced axes as 1 or without them.</summary>
    public static Shape Reduce(Shape input, ReadOnlySpan<int> axes, bool keep)
    {
        if (axes.Length == 0)
        {
            return input;
        }

        long[] dims = new long[keep ? input.Rank : input.Rank - axes.Length];
        int written = 0;
        for (int i = 0, next = 0; i < input.Rank; i++)
        {
            bool isReduced = next < axes.Length && axes[next] == i;
            next += isReduced ? 1 : 0;
            if (keep || !isReduced)
            {
                dims[written++] = isReduced ? 1 : input[i];
            }
        }

        return Shape.Adopt(dims);
    }

    private static void Mark(in OpSite site, ref ulong seen, int axis, string name)
    {
        if ((seen >> axis & 1) != 0)
        {
            site.Invalid(Text($"{name} holds axis {axis} twice."), name);
        }

        seen |= 1UL << axis;
    }

    private static ReadOnlySpan<int> Sorted(ulong seen, Span<int> buffer)
    {
        int written = 0;
        for (ulong rest = seen; rest != 0; rest &= rest - 1)
        {
            buffer[written++] = System.Numerics.BitOperations.TrailingZeroCount(rest);
        }

        return buffer[..written];
    }
}
