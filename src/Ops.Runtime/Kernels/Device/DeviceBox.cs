using System.Numerics;
using System.Runtime.InteropServices;

namespace RawOpsNet.Kernels;

/// <summary>A box of elements as <c>moves.cu</c> has it: sizes, how to divide by them, and the strides of both sides.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct DeviceBox
{
    /// <summary>The most dims that a box can have after those are joined that both sides walk as one.</summary>
    public const int MostDims = 10;

    /// <summary>The number of dims.</summary>
    public uint Rank;

    /// <summary>1 where there are so many elements that a quotient is divided.</summary>
    public uint IsWide;

    /// <summary>The sizes.</summary>
    public fixed uint Size[MostDims];

    /// <summary>What a dividend is multiplied by.</summary>
    public fixed uint Magic[MostDims];

    /// <summary>How far the product is shifted.</summary>
    public fixed uint Shift[MostDims];

    /// <summary>The strides of the source, in elements.</summary>
    public fixed long From[MostDims];

    /// <summary>The strides of the target, in elements.</summary>
    public fixed long To[MostDims];

    /// <summary>Adds a dim inside those that are there; false where it is one too many.</summary>
    public bool TryAdd(long size, long from, long to)
    {
        int rank = (int)Rank;
        if (size == 1)
        {
            return true;
        }

        bool joins = rank > 0 && From[rank - 1] == from * size && To[rank - 1] == to * size
            && size * Size[rank - 1] <= uint.MaxValue;
        if (joins)
        {
            rank--;
            size *= Size[rank];
        }
        else if (rank == MostDims || size > uint.MaxValue)
        {
            return false;
        }

        Size[rank] = (uint)size;
        From[rank] = from;
        To[rank] = to;
        Rank = (uint)rank + 1;
        return true;
    }

    /// <summary>Works out how to divide, once all dims are there.</summary>
    public void Finish(long count)
    {
        IsWide = count > int.MaxValue ? 1u : 0u;
        for (int dim = 0; dim < Rank; dim++)
        {
            // Division by invariant integers (Granlund and Montgomery): exact for dividends below 2^31.
            uint size = Size[dim];
            int shift = size <= 1 ? 0 : 32 - BitOperations.LeadingZeroCount(size - 1);
            Shift[dim] = (uint)shift;
            Magic[dim] = (uint)(((((1UL << shift) - size) << 32) / size) + 1);
        }
    }
}
