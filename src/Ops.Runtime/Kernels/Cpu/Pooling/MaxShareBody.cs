using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Adds the gradient of each window to all of its largest elements, as TensorFlow does for volumes.</summary>
internal readonly unsafe struct MaxShareBody<T>(in PoolBuffers buffers) : IWindowBody<T>
    where T : unmanaged
{
    private readonly T* _images = (T*)buffers.Images;
    private readonly T* _gradient = (T*)buffers.Gradient;
    private readonly T* _output = (T*)buffers.Output;

    /// <inheritdoc/>
    public static bool Scatters => true;

    /// <inheritdoc/>
    public static bool RunsColumnsFirst => true;

    /// <inheritdoc/>
    public void Begin(int part)
    {
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>(in WindowStops stops, nint channel, nint output, nint count)
        where V : unmanaged, ILane<V, T>
    {
        nint taps = stops.Count;
        nint* offsets = stops.Offsets;
        T* images = _images + stops.Origin + channel;
        V most = V.Literal(double.NegativeInfinity);
        for (nint tap = 0; tap < taps; tap++)
        {
            most = V.Max(most, LanePart.Load<V, T>(images + offsets[tap], count));
        }

        V gradient = LanePart.Load<V, T>(_gradient + output, count);
        T* target = _output + stops.Origin + channel;
        for (nint tap = 0; tap < taps; tap++)
        {
            V x = LanePart.Load<V, T>(images + offsets[tap], count);
            V hit = V.Or(V.Equal(x, most), V.NotEqual(x, x));
            T* at = target + offsets[tap];
            V before = LanePart.Load<V, T>(at, count);
            LanePart.Store(V.Select(hit, before + gradient, before), at, count);
        }
    }
}
