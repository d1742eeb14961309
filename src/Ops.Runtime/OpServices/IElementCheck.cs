using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>A condition on each element of one input, generated from <c>check</c> of a record.</summary>
/// <typeparam name="T">The element type in memory; bool is carried by byte.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IElementCheck<T>
    where T : unmanaged
{
    /// <summary>Takes the input.</summary>
    void Bind(Operand operand);

    /// <summary>Gives a mask that is true where the elements from <paramref name="i"/> on hold.</summary>
    V Holds<V>(nint i)
        where V : unmanaged, ILane<V, T>;
}
