using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Maps rows of elements, each by its own coefficients.</summary>
internal unsafe struct ChannelMapLoop : ILaneLoop<float>
{
    /// <summary>Number of lists of coefficients.</summary>
    public const int Lists = 5;

    /// <summary>The first row.</summary>
    public float* X;

    /// <summary>The first row of a second tensor, or null.</summary>
    public float* Y;

    /// <summary>The first row to write.</summary>
    public float* Output;

    /// <summary>The lists of coefficients.</summary>
    public float* Coefficients;

    /// <summary>The number of rows.</summary>
    public nint Rows;

    /// <summary>The elements of a row.</summary>
    public nint Width;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V>()
        where V : unmanaged, ILane<V, float>
    {
        for (nint row = 0; row < Rows; row++)
        {
            nint start = row * Width;
            nint at = 0;
            for (; at + V.Count <= Width; at += V.Count)
            {
                Step<V>(start + at, at, V.Count);
            }

            if (at < Width)
            {
                Step<V>(start + at, at, Width - at);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Step<V>(nint element, nint at, nint count)
        where V : unmanaged, ILane<V, float>
    {
        float* list = Coefficients + at;
        V x = LanePart.Load<V, float>(X + element, count) - LanePart.Load<V, float>(list, count);
        V sum = V.Fma(
            x, LanePart.Load<V, float>(list + Width, count), LanePart.Load<V, float>(list + (2 * Width), count));
        if (Y != null)
        {
            V y = LanePart.Load<V, float>(Y + element, count) - LanePart.Load<V, float>(list + (3 * Width), count);
            sum = V.Fma(y, LanePart.Load<V, float>(list + (4 * Width), count), sum);
        }

        LanePart.Store(sum, Output + element, count);
    }
}
