using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>The innermost loops of reductions.</summary>
internal static unsafe class ReduceKernel<T, V, TBody, TAccess>
    where T : unmanaged
    where V : unmanaged, ILane<V, T>
    where TBody : struct, IReduceBody<T>
    where TAccess : struct, IReduceAccess
{
    /// <summary>The lanes that are combined one after another before the tree begins, over eight accumulators.</summary>
    public const int BlockLanes = 256;

    /// <summary>The rows that are combined one after another before the tree begins.</summary>
    public const int BlockRows = 64;

    /// <summary>Combines neighbouring elements into one lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Along(ref TBody source, T* from, nint count, V* result)
    {
        TBody body = source;
        V a = body.Initial<V>();
        V b = a;
        V c = a;
        V d = a;
        V e = a;
        V f = a;
        V g = a;
        V h = a;
        nint i = 0;

        // An addition takes as long as eight of them in a row.
        for (nint last = count - (8 * V.Count); i <= last; i += 8 * V.Count)
        {
            a = body.Combine(a, body.Map(TAccess.Load<V, T>(from + i)));
            b = body.Combine(b, body.Map(TAccess.Load<V, T>(from + i + V.Count)));
            c = body.Combine(c, body.Map(TAccess.Load<V, T>(from + i + (2 * V.Count))));
            d = body.Combine(d, body.Map(TAccess.Load<V, T>(from + i + (3 * V.Count))));
            e = body.Combine(e, body.Map(TAccess.Load<V, T>(from + i + (4 * V.Count))));
            f = body.Combine(f, body.Map(TAccess.Load<V, T>(from + i + (5 * V.Count))));
            g = body.Combine(g, body.Map(TAccess.Load<V, T>(from + i + (6 * V.Count))));
            h = body.Combine(h, body.Map(TAccess.Load<V, T>(from + i + (7 * V.Count))));
        }

        a = body.Combine(
            body.Combine(body.Combine(a, b), body.Combine(c, d)), body.Combine(body.Combine(e, f), body.Combine(g, h)));
        for (nint last = count - V.Count; i <= last; i += V.Count)
        {
            a = body.Combine(a, body.Map(TAccess.Load<V, T>(from + i)));
        }

        if (i < count)
        {
            // A copy, for the address of an accumulator would keep it in memory.
            V rest = a;
            Rest(ref source, from + i, (int)(count - i), &rest);
            a = rest;
        }

        *result = a;
    }

    /// <summary>Combines rows into one lane of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Across(ref TBody source, T* from, nint stride, nint rows, V* result)
    {
        TBody body = source;
        V a = *result;
        for (; rows > 0; rows--)
        {
            a = body.Combine(a, body.Map(TAccess.Load<V, T>(from)));
            from += stride;
        }

        *result = a;
    }

    /// <summary>Combines rows into four lanes of columns; a cache line or more of each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AcrossFour(ref TBody source, T* from, nint stride, nint rows, V* result)
    {
        TBody body = source;
        V a = result[0];
        V b = result[1];
        V c = result[2];
        V d = result[3];
        for (; rows > 0; rows--)
        {
            a = body.Combine(a, body.Map(TAccess.Load<V, T>(from)));
            b = body.Combine(b, body.Map(TAccess.Load<V, T>(from + V.Count)));
            c = body.Combine(c, body.Map(TAccess.Load<V, T>(from + (2 * V.Count))));
            d = body.Combine(d, body.Map(TAccess.Load<V, T>(from + (3 * V.Count))));
            from += stride;
        }

        result[0] = a;
        result[1] = b;
        result[2] = c;
        result[3] = d;
    }

    /// <summary>Combines the elements of a lane; each element of the result holds the whole.</summary>
    [SkipLocalsInit]
    public static V Fold(ref TBody body, V value)
    {
        V* twice = stackalloc V[2];
        for (int k = V.Count / 2; k > 0; k /= 2)
        {
            twice[0] = value;
            twice[1] = value;
            V moved = Unsafe.ReadUnaligned<V>((byte*)twice + (k * (sizeof(V) / V.Count)));
            value = body.Combine(value, moved);
        }

        return value;
    }

    /// <summary>Finishes a combined value and writes its first <paramref name="elements"/> elements.</summary>
    [SkipLocalsInit]
    public static void Finish(ref TBody body, V value, long count, T* destination, int elements)
    {
        V finished = body.Finish(value, (nint)count);
        if (elements == V.Count)
        {
            TAccess.Store(finished, destination);
            return;
        }

        T* lane = stackalloc T[V.Count];
        TAccess.Store(finished, lane);
        Unsafe.CopyBlockUnaligned(destination, lane, (uint)(elements * sizeof(T)));
    }

    /// <summary>Reads fewer elements than a lane has; the others are zero.</summary>
    [SkipLocalsInit]
    public static V LoadFirst(T* from, int elements)
    {
        byte* lane = stackalloc byte[2 * TailCopy.Width];
        lane = TailCopy.Align(lane);
        TailCopy.In((byte*)from, lane, elements * sizeof(T));
        return TAccess.Load<V, T>((T*)lane);
    }

    [SkipLocalsInit]
    private static void Rest(ref TBody body, T* from, int elements, V* result)
    {
        bool* first = stackalloc bool[V.Count];
        for (int k = 0; k < V.Count; k++)
        {
            first[k] = k < elements;
        }

        V mapped = body.Map(LoadFirst(from, elements));
        *result = body.Combine(*result, V.Select(V.LoadMask(first), mapped, body.Initial<V>()));
    }
}
