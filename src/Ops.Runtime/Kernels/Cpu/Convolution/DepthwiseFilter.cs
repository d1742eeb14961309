using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Sums, for each filter, the products of what its taps covered and the gradient of the output.</summary>
internal unsafe struct DepthwiseFilter<T> : IWindowBody<T>
    where T : unmanaged
{
    /// <summary>The images; as many channels as there are filters.</summary>
    public T* Images;

    /// <summary>The number of filters.</summary>
    public nint Filters;

    /// <summary>The gradient of the output.</summary>
    public T* Gradient;

    /// <summary>The sums of each part, [taps, filters]; zeros before.</summary>
    public T* Output;

    /// <summary>The number of elements of a part's sums.</summary>
    public nint Size;

    /// <inheritdoc/>
    public static bool Scatters => false;

    /// <inheritdoc/>
    public void Begin(int part) => Output += part * Size;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run<V>(in WindowStops stops, nint channel, nint output, nint count)
        where V : unmanaged, ILane<V, T>
    {
        nint taps = stops.Count;
        nint* offsets = stops.Offsets;
        nint* numbers = stops.Taps;
        T* images = Images + stops.Origin + channel;
        T* target = Output + channel;
        V gradient = LanePart.Load<V, T>(Gradient + output, count);
        for (nint tap = 0; tap < taps; tap++)
        {
            T* at = target + (numbers[tap] * Filters);
            V x = LanePart.Load<V, T>(images + offsets[tap], count);
            LanePart.Store(V.Fma(x, gradient, LanePart.Load<V, T>(at, count)), at, count);
        }
    }
}
