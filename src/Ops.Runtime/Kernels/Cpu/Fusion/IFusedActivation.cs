using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>An activation over lanes, the same operations as in the op of that name.</summary>
/// <typeparam name="T">Element type.</typeparam>
internal interface IFusedActivation<T>
    where T : unmanaged
{
    /// <summary>Applies the activation.</summary>
    /// <param name="x">The sums.</param>
    /// <param name="alpha">The slope below 0 of a leaky one.</param>
    static abstract V Apply<V>(V x, V alpha)
        where V : unmanaged, ILane<V, T>;
}
