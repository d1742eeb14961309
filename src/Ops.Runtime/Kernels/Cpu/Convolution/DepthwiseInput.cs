using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Adds the filters, times the gradient of the output, to what their taps covered.</summary>
internal unsafe struct DepthwiseInput<T> : IWindowBody<T>
    where T : unmanaged
{
    /// <summary>The filters, [taps, filters].</summary>
    public T* Filter;

    /// <summary>The number of filters.</summary>
    public nint Filters;

    /// <summary>The gradient of the output.</summary>
    public T* Gradient;

    /// <summary>The gradient of the images; zeros before.</summary>
    public T* Output;

    /// <inheritdoc/>
    public static bool Scatters => true;

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
        T* target = Output + stops.Origin + channel;
        T* filter = Filter + channel;
        V gradient = LanePart.Load<V, T>(Gradient + output, count);
        for (nint tap = 0; tap < taps; tap++)
        {
            T* at = target + offsets[tap];
            V weights = LanePart.Load<V, T>(filter + (numbers[tap] * Filters), count);
            LanePart.Store(V.Fma(gradient, weights, LanePart.Load<V, T>(at, count)), at, count);
        }
    }
}
