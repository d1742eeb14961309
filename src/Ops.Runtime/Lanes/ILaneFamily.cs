using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Chooses the lane that this processor computes <typeparamref name="T"/> with.</summary>
/// <typeparam name="T">The element type in memory.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILaneFamily<T>
    where T : unmanaged
{
    /// <summary>Runs a loop with the widest lane that the processor has.</summary>
    /// <param name="loop">The loop.</param>
    static abstract void Run<TLoop>(ref TLoop loop)
        where TLoop : struct, ILaneLoop<T>, allows ref struct;
}
