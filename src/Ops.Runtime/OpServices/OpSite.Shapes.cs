using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>The checks of ranks and dims.</summary>
public readonly partial struct OpSite
{
    /// <summary>Stands for the place of a value that is no item of a list.</summary>
    public const int NoItem = -1;

    /// <summary>Requires a rank.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Rank(int rank, Shape shape, string argument)
    {
        if (shape.Rank != rank)
        {
            ThrowRank(argument, shape, rank, exact: true);
        }
    }

    /// <summary>Requires a rank of at least so much.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RankAtLeast(int rank, Shape shape, string argument)
    {
        if (shape.Rank < rank)
        {
            ThrowRank(argument, shape, rank, exact: false);
        }
    }

    /// <summary>Requires a scalar.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Scalar(Tensor input, string argument)
    {
        if (input.Shape.Rank != 0)
        {
            ThrowNotScalar(argument, input.Shape);
        }
    }

    /// <summary>Requires that a dim which two arguments name has one size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SameDim(
        string dim, long expected, Shape otherShape, string other, long actual, Shape shape, string argument)
    {
        if (actual != expected)
        {
            ThrowDimDiffers(dim, expected, otherShape, other, actual, shape, argument);
        }
    }

    /// <summary>Requires a dim that the op's signature fixes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FixedDim(long expected, int position, Shape shape, string argument)
    {
        if (shape[position] != expected)
        {
            ThrowDimFixed(argument, shape, position, expected);
        }
    }

    /// <summary>Requires that the dims which two arguments name together are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SameDims(ReadOnlySpan<long> expected, Shape otherShape, string other, ReadOnlySpan<long> actual, Shape shape,
        string argument)
    {
        if (!actual.SequenceEqual(expected))
        {
            ThrowShapeDiffers(otherShape, other, shape, argument);
        }
    }

    /// <summary>Requires that two arguments have one shape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SameShape(Shape expected, string other, Shape actual, string argument)
    {
        if (!actual.Dims.SequenceEqual(expected.Dims))
        {
            ThrowShapeDiffers(expected, other, actual, argument);
        }
    }

    /// <summary>Turns a dim counted from the end into one counted from the start; outside [-rank, rank) throws.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Dim(long dim, int rank, string argument) => Dim(dim, rank, argument, NoItem);

    /// <summary>
    /// Turns a dim that a list holds at some place, or that is no item of a list, into one counted from the start.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Dim(long dim, int rank, string argument, int item)
    {
        long counted = dim < 0 ? dim + rank : dim;
        if ((ulong)counted >= (ulong)rank)
        {
            ThrowDimOutOfRange(item == NoItem ? argument : Item(argument, item), dim, rank);
        }

        return (int)counted;
    }
}
