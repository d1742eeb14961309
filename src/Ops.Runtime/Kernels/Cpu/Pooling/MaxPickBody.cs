using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Takes from another tensor what stands where the first largest element of each window is.</summary>
internal readonly unsafe struct MaxPickBody<T>(in PoolBuffers buffers) : IWindowBody<T>
    where T : unmanaged
{
    private readonly T* _images = (T*)buffers.Images;
    private readonly T* _gradient = (T*)buffers.Gradient;
    private readonly T* _output = (T*)buffers.Output;

    /// <inheritdoc/>
    public static bool Scatters => false;

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

        V zero = V.Literal(0);
        V open = V.Equal(zero, zero);
        T* source = _gradient + stops.Origin + channel;
        V picked = zero;
        for (nint tap = 0; tap < taps; tap++)
        {
            V x = LanePart.Load<V, T>(images + offsets[tap], count);
            V hit = V.And(open, V.Or(V.Equal(x, most), V.NotEqual(x, x)));
            picked = V.Select(hit, LanePart.Load<V, T>(source + offsets[tap], count), picked);
            open = V.And(open, V.Not(hit));
        }

        LanePart.Store(picked, _output + output, count);
    }
}
