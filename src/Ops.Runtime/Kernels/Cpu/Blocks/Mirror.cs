using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Maps a padded tensor to the one that it mirrors, along each dim.</summary>
internal sealed class Mirror
{
    private readonly int[][] _sources;
    private readonly long[] _strides;
    private readonly int[] _place;

    /// <summary>Maps.</summary>
    /// <param name="inner">The shape of the tensor.</param>
    /// <param name="paddings">What stands before and after each dim.</param>
    /// <param name="leavesOutBorder">Whether the border itself is not repeated.</param>
    public Mirror(Shape inner, ReadOnlySpan<long> paddings, bool leavesOutBorder)
    {
        _sources = new int[inner.Rank][];
        _strides = new long[inner.Rank];
        _place = new int[inner.Rank];
        RowMajor.Strides(inner.Dims, _strides);
        for (int dim = 0; dim < inner.Rank; dim++)
        {
            _sources[dim] = Sources(inner[dim], paddings[2 * dim], paddings[(2 * dim) + 1], leavesOutBorder ? 1 : 0);
        }
    }

    /// <summary>Gives, for each dim and place of the padded tensor, the place in the other.</summary>
    public long[][] Places() => Array.ConvertAll(_sources, sources => Array.ConvertAll(sources, place => (long)place));

    /// <summary>Copies what each element mirrors.</summary>
    public void Pad<T>(ReadOnlySpan<T> source, Span<T> target)
        where T : struct
    {
        for (int i = 0; i < target.Length;)
        {
            int row = RowStart();
            foreach (int column in LastDim())
            {
                target[i++] = source[row + column];
            }

            NextRow();
        }
    }

    /// <summary>Adds each element to what it mirrors, in the order of memory.</summary>
    public void Add<T, TSum>(ReadOnlySpan<T> padded, Span<TSum> target)
        where T : struct, INumberBase<T>
        where TSum : struct, INumberBase<TSum>
    {
        target.Clear();
        for (int i = 0; i < padded.Length;)
        {
            int row = RowStart();
            foreach (int column in LastDim())
            {
                target[row + column] += TSum.CreateTruncating(padded[i++]);
            }

            NextRow();
        }
    }

    private static int[] Sources(long size, long before, long after, int border)
    {
        int[] sources = new int[checked((int)(before + size + after))];
        for (int i = 0; i < sources.Length; i++)
        {
            long place = i - before;
            long mirrored = place < 0 ? -place - 1 + border : place < size ? place : (2 * size) - place - 1 - border;
            sources[i] = (int)mirrored;
        }

        return sources;
    }

    private int[] LastDim() => _sources.Length == 0 ? [0] : _sources[^1];

    private int RowStart()
    {
        long start = 0;
        for (int dim = 0; dim < _place.Length - 1; dim++)
        {
            start += _sources[dim][_place[dim]] * _strides[dim];
        }

        return (int)start;
    }

    private void NextRow()
    {
        for (int dim = _place.Length - 2; dim >= 0; dim--)
        {
            if (++_place[dim] < _sources[dim].Length)
            {
                return;
            }

            _place[dim] = 0;
        }
    }
}
