using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>What a window computes at one stop for one lane of channels.</summary>
/// <typeparam name="T">Element type.</typeparam>
internal interface IWindowBody<T>
    where T : unmanaged
{
    /// <summary>Gets whether stops add to what their taps cover, so that they must follow each other image by image.</summary>
    static abstract bool Scatters { get; }

    /// <summary>Gets whether stops follow each other by columns, then rows, then planes, rather than as they lie.</summary>
    static virtual bool RunsColumnsFirst => false;

    /// <summary>Gets whether <see cref="RunWhole"/> computes stops whose taps all lie in the image.</summary>
    static virtual bool RunsWhole => false;

    /// <summary>Makes ready for a part of the work, on a copy of the body.</summary>
    void Begin(int part);

    /// <summary>Computes one lane.</summary>
    /// <param name="stops">The taps at this stop.</param>
    /// <param name="channel">The first channel.</param>
    /// <param name="output">The element of the output.</param>
    /// <param name="count">Number of channels: the lane's, or fewer at the last.</param>
    void Run<V>(in WindowStops stops, nint channel, nint output, nint count)
        where V : unmanaged, ILane<V, T>;

    /// <summary>
    /// Computes whole lanes of neighbouring stops; not inlined, so that all of its lanes' operations are (a body that is inlined
    /// into the walk twice, for whole lanes and for parts, passes the JIT's limit, and its lanes then go through memory).
    /// </summary>
    /// <param name="stops">The first stop.</param>
    /// <param name="count">Number of stops.</param>
    /// <param name="step">Elements from one stop's origin to the next.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="channel">The first channel.</param>
    /// <param name="end">The end of the channels: a whole number of lanes behind the first.</param>
    /// <param name="output">The element of the output of the first stop and channel 0.</param>
    void RunWhole<V>(in WindowStops stops, nint count, nint step, nint channels, nint channel, nint end, nint output)
        where V : unmanaged, ILane<V, T> => throw new NotSupportedException();
}
