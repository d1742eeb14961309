using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Sums the products of taps and filters, channel by channel.</summary>
internal unsafe struct DepthwiseForward<T> : IWindowBody<T>
    where T : unmanaged
{
    /// <summary>The images; as many channels as there are filters.</summary>
    public T* Images;

    /// <summary>The filters, [taps, filters].</summary>
    public T* Filter;

    /// <summary>The number of filters.</summary>
    public nint Filters;

    /// <summary>The images to write.</summary>
    public T* Output;

    /// <inheritdoc/>
    public static bool Scatters => false;

    /// <inheritdoc/>
    public readonly void Begin(int part)
    {
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run<V>(in WindowStops stops, nint channel, nint output, nint count)
        where V : unmanaged, ILane<V, T>
    {
        nint taps = stops.Count;
        nint* offsets = stops.Offsets;
        nint* numbers = stops.Taps;
        T* images = Images + stops.Origin + channel;
        T* filter = Filter + channel;
        V sum = V.Literal(0);
        for (nint tap = 0; tap < taps; tap++)
        {
            V x = LanePart.Load<V, T>(images + offsets[tap], count);
            sum = V.Fma(x, LanePart.Load<V, T>(filter + (numbers[tap] * Filters), count), sum);
        }

        LanePart.Store(sum, Output + output, count);
    }
}
