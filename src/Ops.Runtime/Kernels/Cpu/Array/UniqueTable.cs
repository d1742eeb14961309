using System.Buffers;
using System.Numerics;

namespace RawOpsNet.Kernels;

// Open addressing over a power of two, at most half full. Equality is the operator: NaN equals nothing, itself included, so
// that it never enters the table; -0 equals 0, and the base library hashes both alike.

/// <summary>Finds the distinct values of a span, in the order of their first occurrence.</summary>
internal ref struct UniqueTable<T>
    where T : struct, IEqualityOperators<T, T, bool>
{
    private readonly ReadOnlySpan<T> _values;
    private readonly int[] _places;
    private readonly int[] _firsts;

    /// <summary>Finds them.</summary>
    public UniqueTable(ReadOnlySpan<T> values)
    {
        _values = values;
        _places = ArrayPool<int>.Shared.Rent(Math.Max(values.Length, 1));
        _firsts = ArrayPool<int>.Shared.Rent(Math.Max(values.Length, 1));
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(Math.Min(values.Length, 1 << 29) * 2, 4));
        int[] slots = ArrayPool<int>.Shared.Rent(size);
        slots.AsSpan(0, size).Fill(-1);
        for (int i = 0; i < values.Length; i++)
        {
            _places[i] = Find(values[i], i, slots, size - 1);
        }

        ArrayPool<int>.Shared.Return(slots);
    }

    /// <summary>The number of distinct values.</summary>
    public int Count { get; private set; }

    /// <summary>For each value, its place among the distinct ones.</summary>
    public readonly ReadOnlySpan<int> Places => _places.AsSpan(0, _values.Length);

    /// <summary>Writes the distinct values.</summary>
    public readonly void CopyTo(Span<T> target)
    {
        for (int i = 0; i < Count; i++)
        {
            target[i] = _values[_firsts[i]];
        }
    }

    /// <summary>Returns what was rented.</summary>
    public readonly void Dispose()
    {
        ArrayPool<int>.Shared.Return(_places);
        ArrayPool<int>.Shared.Return(_firsts);
    }

    private int Find(T value, int index, int[] slots, int mask)
    {
        // What is not equal to itself is NaN.
#pragma warning disable CS1718
        bool isNaN = value != value;
#pragma warning restore CS1718
        if (isNaN)
        {
            _firsts[Count] = index;
            return Count++;
        }

        // Multiplying spreads hashes that differ in high bits only, as those of floats do.
        int slot = (int)((uint)value.GetHashCode() * 2654435769u >> 7) & mask;
        while (slots[slot] >= 0)
        {
            if (_values[_firsts[slots[slot]]] == value)
            {
                return slots[slot];
            }

            slot = (slot + 1) & mask;
        }

        slots[slot] = Count;
        _firsts[Count] = index;
        return Count++;
    }
}
