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
    public static bool RunsWhole => true;

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

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void RunWhole<V>(in WindowStops stops, nint count, nint step, nint channels, nint channel, nint end, nint output)
        where V : unmanaged, ILane<V, T>
    {
        nint taps = stops.Count;
        nint* offsets = stops.Offsets;
        T* images = _images + stops.Origin;
        T* target = _output + output;
        for (nint stop = 0; stop < count; stop++)
        {
            for (nint at = channel; at < end; at += V.Count)
            {
                T* lane = images + at;
                V most = V.Load(lane + offsets[0]);
                for (nint tap = 1; tap < taps; tap++)
                {
                    most = V.Max(most, V.Load(lane + offsets[tap]));
                }

                V.Store(most, target + at);
            }

            images += step;
            target += channels;
        }
    }
}
