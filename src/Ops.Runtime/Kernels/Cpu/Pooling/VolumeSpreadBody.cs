using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Adds to each element its share of the gradients of the windows that cover it.</summary>
/// <remarks>
/// In the order of TF pooling_ops_3d.cc, and as there the reciprocal of the window's size, the share and each sum are rounded to
/// T: half types differ visibly otherwise.
/// </remarks>
internal readonly unsafe struct VolumeSpreadBody<T>(in PoolBuffers buffers) : IWindowBody<T>
    where T : unmanaged
{
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
        T* target = _output + stops.Origin + channel;
        V reciprocal = LanePart.Round<V, T>(V.Literal(1) / V.Literal(Math.Max(1, taps)));
        V share = LanePart.Round<V, T>(LanePart.Load<V, T>(_gradient + output, count) * reciprocal);
        for (nint tap = 0; tap < taps; tap++)
        {
            T* at = target + offsets[tap];
            LanePart.Store(LanePart.Load<V, T>(at, count) + share, at, count);
        }
    }
}
