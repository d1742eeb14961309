using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Sums terms of rows, element by element.</summary>
/// <typeparam name="T">Element type.</typeparam>
/// <typeparam name="TTerms">The terms.</typeparam>
internal unsafe struct ChannelSumLoop<T, TTerms> : ILaneLoop<T>
    where T : unmanaged
    where TTerms : struct, IChannelTerms<T>
{
    /// <summary>The first row.</summary>
    public T* X;

    /// <summary>The first row of a second tensor.</summary>
    public T* Y;

    /// <summary>Takes the first terms, if they are written.</summary>
    public T* Terms;

    /// <summary>What each element is taken from.</summary>
    public T* Center;

    /// <summary>The number of rows.</summary>
    public nint Rows;

    /// <summary>The elements of a row.</summary>
    public nint Width;

    /// <summary>The sums of the first terms, and behind them those of the second.</summary>
    public T* Sums;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V>()
        where V : unmanaged, ILane<V, T>
    {
        nint at = 0;
        for (; at + (4 * V.Count) <= Width; at += 4 * V.Count)
        {
            Four<V>(at);
        }

        for (; at < Width; at += V.Count)
        {
            One<V>(at, Math.Min(V.Count, Width - at));
        }
    }

    // Four lanes at a time: whole cache lines of each row one after the other, and sums that do not wait for each other.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Four<V>(nint at)
        where V : unmanaged, ILane<V, T>
    {
        nint n = V.Count;
        V zero = V.Literal(0);
        V c0 = V.Load(Center + at), c1 = V.Load(Center + at + n), c2 = V.Load(Center + at + (2 * n));
        V c3 = V.Load(Center + at + (3 * n));
        V first0 = zero, first1 = zero, first2 = zero, first3 = zero;
        V second0 = zero, second1 = zero, second2 = zero, second3 = zero;
        T* x = X + at;
        T* y = Y + at;
        T* terms = Terms + at;
        for (nint row = Rows; row > 0; row--)
        {
            Add(x, y, terms, c0, ref first0, ref second0);
            Add(x + n, y + n, terms + n, c1, ref first1, ref second1);
            Add(x + (2 * n), y + (2 * n), terms + (2 * n), c2, ref first2, ref second2);
            Add(x + (3 * n), y + (3 * n), terms + (3 * n), c3, ref first3, ref second3);
            x += Width;
            y += Width;
            terms += Width;
        }

        Store(at, first0, second0);
        Store(at + n, first1, second1);
        Store(at + (2 * n), first2, second2);
        Store(at + (3 * n), first3, second3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<V>(T* x, T* y, T* terms, V center, ref V first, ref V second)
        where V : unmanaged, ILane<V, T>
    {
        V a = V.Load(x);
        V b = V.Load(y);
        V term = TTerms.First(a, b, center);
        first += term;
        if (TTerms.Writes)
        {
            V.Store(term, terms);
        }

        if (TTerms.HasSecond)
        {
            second += TTerms.Second(a, b, center);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Store<V>(nint at, V first, V second)
        where V : unmanaged, ILane<V, T>
    {
        V.Store(first, Sums + at);
        if (TTerms.HasSecond)
        {
            V.Store(second, Sums + Width + at);
        }
    }

    private readonly void One<V>(nint at, nint count)
        where V : unmanaged, ILane<V, T>
    {
        V center = LanePart.Load<V, T>(Center + at, count);
        V first = V.Literal(0);
        V second = first;
        for (nint row = 0; row < Rows; row++)
        {
            V a = LanePart.Load<V, T>(X + at + (row * Width), count);
            V b = LanePart.Load<V, T>(Y + at + (row * Width), count);
            V term = TTerms.First(a, b, center);
            first += term;
            second += TTerms.Second(a, b, center);
            if (TTerms.Writes)
            {
                LanePart.Store(term, Terms + at + (row * Width), count);
            }
        }

        LanePart.Store(first, Sums + at, count);
        if (TTerms.HasSecond)
        {
            LanePart.Store(second, Sums + Width + at, count);
        }
    }
}
