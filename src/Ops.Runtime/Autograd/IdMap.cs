using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Maps ids of tensors and handles, which are never 0, to numbers: open addressing, no object an entry.</summary>
internal sealed class IdMap
{
    /// <summary>What a disposed tape has: nothing, and nothing is added.</summary>
    public static readonly IdMap None = new();

    private long[] _keys = new long[64];
    private int[] _values = new int[64];

    public int Count { get; private set; }

    public int Capacity => _keys.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(long id)
    {
        long[] keys = _keys;
        int mask = keys.Length - 1;
        for (int i = Slot(id) & mask; ; i = (i + 1) & mask)
        {
            long key = keys[i];
            if (key == id)
            {
                return true;
            }

            if (key == 0)
            {
                return false;
            }
        }
    }

    public int GetOr(long id, int missing)
    {
        int mask = _keys.Length - 1;
        for (int i = Slot(id) & mask; ; i = (i + 1) & mask)
        {
            if (_keys[i] == id)
            {
                return _values[i];
            }

            if (_keys[i] == 0)
            {
                return missing;
            }
        }
    }

    /// <summary>Sets the number of an id; true where the id is new.</summary>
    public bool Set(long id, int value)
    {
        int mask = _keys.Length - 1;
        int i = Slot(id) & mask;
        for (; _keys[i] != 0; i = (i + 1) & mask)
        {
            if (_keys[i] == id)
            {
                _values[i] = value;
                return false;
            }
        }

        _keys[i] = id;
        _values[i] = value;
        if (++Count * 2 > _keys.Length)
        {
            Grow();
        }

        return true;
    }

    public void Clear()
    {
        if (Count > 0)
        {
            Array.Clear(_keys);
            Count = 0;
        }
    }

    // Ids come in runs: a multiplication spreads them over the table.
    private static int Slot(long id) => (int)((ulong)id * 0x9E3779B97F4A7C15UL >> 33);

    private void Grow()
    {
        long[] keys = _keys;
        int[] values = _values;
        _keys = new long[keys.Length * 2];
        _values = new int[keys.Length * 2];
        Count = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0)
            {
                Set(keys[i], values[i]);
            }
        }
    }
}
