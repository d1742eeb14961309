using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>The body of a reduction: a struct that holds its attrs. All members must be inlined aggressively.</summary>
/// <remarks><c>Combine</c> must be associative up to rounding, and <c>Initial</c> neutral to it.</remarks>
/// <typeparam name="T">The element type in memory; bool is carried by byte, as masks.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IReduceBody<T>
    where T : unmanaged
{
    /// <summary>Gives the value of an empty reduction, before <see cref="Finish{V}"/>.</summary>
    V Initial<V>()
        where V : unmanaged, ILane<V, T>;

    /// <summary>Maps an element before it is combined.</summary>
    V Map<V>(V x)
        where V : unmanaged, ILane<V, T>;

    /// <summary>Combines two partial results.</summary>
    V Combine<V>(V a, V b)
        where V : unmanaged, ILane<V, T>;

    /// <summary>Gives the result from the combined value and the number of elements that went into it.</summary>
    V Finish<V>(V r, nint count)
        where V : unmanaged, ILane<V, T>;
}
