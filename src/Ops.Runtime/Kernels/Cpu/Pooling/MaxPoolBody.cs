using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Takes the largest element of each window.</summary>
internal readonly unsafe struct MaxPoolBody<T>(in PoolBuffers buffers) : IWindowBody<T>
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
        V most = taps == 0
            ? V.Literal(double.NegativeInfinity)
            : LanePart.Load<V, T>(images + offsets[0], count);
        for (nint tap = 1; tap < taps; tap++)
        {
            most = V.Max(most, LanePart.Load<V, T>(images + offsets[tap], count));
        }

        LanePart.Store(most, _output + output, count);
    }
}
