using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Adds to each element its share of the gradients of the windows that cover it.</summary>
internal readonly unsafe struct AverageSpreadBody<T>(in PoolBuffers buffers) : IWindowBody<T>
    where T : unmanaged
{
    private readonly T* _gradient = (T*)buffers.Gradient;
    private readonly T* _output = (T*)buffers.Output;
    private readonly bool _isDisjoint = buffers.Window.IsDisjoint;

    /// <inheritdoc/>
    public static bool Scatters => true;

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
        V share = LanePart.Load<V, T>(_gradient + output, count) / V.Literal(Math.Max(1, taps));
        for (nint tap = 0; tap < taps; tap++)
        {
            T* at = target + offsets[tap];
            LanePart.Store(_isDisjoint ? share : LanePart.Load<V, T>(at, count) + share, at, count);
        }
    }
}
