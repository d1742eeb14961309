using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>The body of an elementwise kernel: a struct that holds its operands, scalars and attrs.</summary>
/// <typeparam name="T">The element type in memory.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe interface IElementwiseBody<T>
    where T : unmanaged
{
    /// <summary>Gets the number of arithmetic operations and function calls of a step, from which loops choose how far to unroll
    /// and how many elements are worth a second thread. A call of a function such as exp counts as 10.</summary>
    static virtual int Cost => 4;

    /// <summary>Gets the number of lanes that <see cref="Prepare"/> writes: values that are the same for all elements.</summary>
    static virtual int Uniforms => 0;

    /// <summary>
    /// Computes what is the same for all elements, once before the steps of a loop; not called without <see cref="Uniforms"/>.
    /// </summary>
    /// <param name="uniforms">Room for a lane every 64 bytes, aligned to them; it outlives the steps.</param>
    void Prepare<V>(byte* uniforms)
        where V : unmanaged, ILane<V, T>
    {
    }

    /// <summary>Takes the operands of the next run.</summary>
    /// <param name="row">The inputs in record order and then the outputs.</param>
    void Bind(in OperandRow row);

    /// <summary>
    /// Computes the elements from <paramref name="i"/> on, as many as a lane has; must be inlined aggressively.
    /// </summary>
    /// <param name="i">The index of the first element.</param>
    void Step<V>(nint i)
        where V : unmanaged, ILane<V, T>;
}
