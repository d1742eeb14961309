using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>A list that grows and is emptied without giving its array back.</summary>
internal struct Arena<T>
{
    private T[] _items = new T[32];

    public Arena()
    {
    }

    public int Count { get; private set; }

    public readonly ref T this[int index] => ref _items[index];

    public readonly Span<T> Span => _items.AsSpan(0, Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T item)
    {
        int count = Count;
        if (count == _items.Length)
        {
            Array.Resize(ref _items, count * 2);
        }

        _items[count] = item;
        Count = count + 1;
    }

    public void AddRange(ReadOnlySpan<T> items)
    {
        int count = Count;
        if (count + items.Length > _items.Length)
        {
            Array.Resize(ref _items, Math.Max(count + items.Length, _items.Length * 2));
        }

        items.CopyTo(_items.AsSpan(count));
        Count = count + items.Length;
    }

    /// <summary>Drops what stands behind the first <paramref name="count"/> items.</summary>
    public void Truncate(int count)
    {
        if (count < Count)
        {
            if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            {
                _items.AsSpan(count, Count - count).Clear();
            }

            Count = count;
        }
    }

    /// <summary>Empties the list; references are cleared so that the list keeps nothing alive.</summary>
    public void Clear()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            _items.AsSpan(0, Count).Clear();
        }

        Count = 0;
    }
}
