using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Adds the gradient of each window to its first largest element, a NaN if there is one.</summary>
internal readonly unsafe struct MaxRouteBody<T>(in PoolBuffers buffers) : IWindowBody<T>
    where T : unmanaged
{
    private readonly T* _images = (T*)buffers.Images;
    private readonly T* _gradient = (T*)buffers.Gradient;
    private readonly T* _output = (T*)buffers.Output;
    private readonly bool _isDisjoint = buffers.Window.IsDisjoint;

    /// <inheritdoc/>
    public static bool Scatters => true;

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
        V most = V.Literal(double.NegativeInfinity);
        for (nint tap = 0; tap < taps; tap++)
        {
            most = V.Max(most, LanePart.Load<V, T>(images + offsets[tap], count));
        }

        V zero = V.Literal(0);
        V open = V.Equal(zero, zero);
        V gradient = LanePart.Load<V, T>(_gradient + output, count);
        T* target = _output + stops.Origin + channel;
        for (nint tap = 0; tap < taps; tap++)
        {
            V x = LanePart.Load<V, T>(images + offsets[tap], count);
            V hit = V.And(open, V.Or(V.Equal(x, most), V.NotEqual(x, x)));
            T* at = target + offsets[tap];
            V before = _isDisjoint ? zero : LanePart.Load<V, T>(at, count);
            LanePart.Store(V.Select(hit, before + gradient, before), at, count);
            open = V.And(open, V.Not(hit));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void RunWhole<V>(in WindowStops stops, nint count, nint step, nint channels, nint channel, nint end, nint output)
        where V : unmanaged, ILane<V, T>
    {
        nint taps = stops.Count;
        nint* offsets = stops.Offsets;
        T* images = _images + stops.Origin;
        T* target = _output + stops.Origin;
        T* source = _gradient + output;
        V zero = V.Literal(0);
        bool isDisjoint = _isDisjoint;
        for (nint stop = 0; stop < count; stop++)
        {
            for (nint at = channel; at < end; at += V.Count)
            {
                V most = V.Load(images + offsets[0] + at);
                for (nint tap = 1; tap < taps; tap++)
                {
                    most = V.Max(most, V.Load(images + offsets[tap] + at));
                }

                V gradient = V.Load(source + at);
                V open = V.Equal(zero, zero);
                for (nint tap = 0; tap < taps; tap++)
                {
                    V x = V.Load(images + offsets[tap] + at);
                    V hit = V.And(open, V.Or(V.Equal(x, most), V.NotEqual(x, x)));
                    open = V.Xor(open, hit);
                    T* place = target + offsets[tap] + at;
                    if (isDisjoint)
                    {
                        V.Store(V.And(hit, gradient), place);
                    }
                    else
                    {
                        V before = V.Load(place);
                        V.Store(V.Select(hit, before + gradient, before), place);
                    }
                }
            }

            images += step;
            target += step;
            source += channels;
        }
    }
}
