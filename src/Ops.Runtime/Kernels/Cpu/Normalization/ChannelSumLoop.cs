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

    // Four lanes at a time: whole cache lines of each row one after the other, and sums that do not wait for each other. Written
    // out, and not inlined: by methods that take sums by reference, the JIT keeps them in memory and inlines no more.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private readonly void Four<V>(nint at)
        where V : unmanaged, ILane<V, T>
    {
        nint n = V.Count;
        V c0 = V.Load(Center + at), c1 = V.Load(Center + at + n), c2 = V.Load(Center + at + (2 * n));
        V c3 = V.Load(Center + at + (3 * n));
        V zero = V.Literal(0);
        V first0 = zero, first1 = zero, first2 = zero, first3 = zero;
        V second0 = zero, second1 = zero, second2 = zero, second3 = zero;
        T* x = X + at;
        T* y = Y + at;
        T* terms = Terms + at;
        for (nint row = Rows; row > 0; row--)
        {
            V a0 = V.Load(x), a1 = V.Load(x + n), a2 = V.Load(x + (2 * n)), a3 = V.Load(x + (3 * n));
            V b0 = V.Load(y), b1 = V.Load(y + n), b2 = V.Load(y + (2 * n)), b3 = V.Load(y + (3 * n));
            V t0 = TTerms.First(a0, b0, c0), t1 = TTerms.First(a1, b1, c1);
            V t2 = TTerms.First(a2, b2, c2), t3 = TTerms.First(a3, b3, c3);
            first0 += t0;
            first1 += t1;
            first2 += t2;
            first3 += t3;
            if (TTerms.Writes)
            {
                V.Store(t0, terms);
                V.Store(t1, terms + n);
                V.Store(t2, terms + (2 * n));
                V.Store(t3, terms + (3 * n));
                terms += Width;
            }

            if (TTerms.HasSecond)
            {
                second0 += TTerms.Second(a0, b0, c0);
                second1 += TTerms.Second(a1, b1, c1);
                second2 += TTerms.Second(a2, b2, c2);
                second3 += TTerms.Second(a3, b3, c3);
            }

            x += Width;
            y += Width;
        }

        T* sums = Sums + at;
        V.Store(first0, sums);
        V.Store(first1, sums + n);
        V.Store(first2, sums + (2 * n));
        V.Store(first3, sums + (3 * n));
        if (TTerms.HasSecond)
        {
            sums += Width;
            V.Store(second0, sums);
            V.Store(second1, sums + n);
            V.Store(second2, sums + (2 * n));
            V.Store(second3, sums + (3 * n));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
