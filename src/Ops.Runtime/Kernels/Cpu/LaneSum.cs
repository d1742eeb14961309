using System.Numerics;
using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Adds the elements of a lane.</summary>
internal static unsafe class LaneSum
{
    /// <summary>Adds them by halves, which wait less for each other than one after the other.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T, V>(V value)
        where T : unmanaged, INumberBase<T>
        where V : unmanaged, ILane<V, T>
    {
        byte* room = stackalloc byte[TailCopy.Width];
        T* parts = (T*)room;
        V.Store(value, parts);
        for (int half = V.Count / 2; half > 0; half /= 2)
        {
            for (int k = 0; k < half; k++)
            {
                parts[k] += parts[k + half];
            }
        }

        return parts[0];
    }
}
