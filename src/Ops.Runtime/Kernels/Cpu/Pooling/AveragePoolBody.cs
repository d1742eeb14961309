using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Takes the mean of each window.</summary>
internal readonly unsafe struct AveragePoolBody<T>(in PoolBuffers buffers) : IWindowBody<T>
    where T : unmanaged
{
    private readonly T* _images = (T*)buffers.Images;
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
        V sum = V.Literal(0);
        for (nint tap = 0; tap < taps; tap++)
        {
            sum += LanePart.Load<V, T>(images + offsets[tap], count);
        }

        LanePart.Store(sum / V.Literal(taps), _output + output, count);
    }
}
