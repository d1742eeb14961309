using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>A loop that is written once for every lane.</summary>
/// <typeparam name="T">The element type in memory.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILaneLoop<T>
    where T : unmanaged
{
    /// <summary>Runs the loop with lane <typeparamref name="V"/>.</summary>
    void Run<V>()
        where V : unmanaged, ILane<V, T>;
}
