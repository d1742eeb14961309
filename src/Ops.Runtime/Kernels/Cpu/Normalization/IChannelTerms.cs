using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>What is summed for each channel: one or two terms of a pixel.</summary>
/// <typeparam name="T">Element type.</typeparam>
internal interface IChannelTerms<T>
    where T : unmanaged
{
    /// <summary>Gets whether there is a second term.</summary>
    static abstract bool HasSecond { get; }

    /// <summary>Gets whether the first terms are written as well as summed.</summary>
    static virtual bool Writes => false;

    /// <summary>Gives the first term.</summary>
    static abstract V First<V>(V x, V y, V center)
        where V : unmanaged, ILane<V, T>;

    /// <summary>Gives the second term.</summary>
    static abstract V Second<V>(V x, V y, V center)
        where V : unmanaged, ILane<V, T>;
}
