using System.Runtime.CompilerServices;

namespace RawOpsNet;

public sealed partial class Tensor
{
    /// <summary>Cuts a part out, an item for each dim from the outermost; dims that no item names are taken whole.</summary>
    /// <remarks>
    /// <para>An integer or <c>^1</c> picks an element and takes its dim out; a range cuts;
    /// <see cref="TensorIndex.Step(long)"/> strides; <see cref="TensorIndex.NewAxis"/> inserts a dim;
    /// <see cref="TensorIndex.Ellipsis"/> stands for the dims left. A tensor of integers gathers along its dim, one of bool
    /// takes where it is true along as many dims as it has.</para>
    /// <para>Several tensors, and integers beside them, broadcast against each other; the dims that they give stand in their
    /// place where they stand side by side, else in front, as in NumPy.</para>
    /// <para>The elements are copied, by StridedSlice and GatherV2; tapes record both. Throws
    /// <see cref="InvalidArgumentException"/> where an element lies outside of its dim, there are more items than dims, or items
    /// do not go together.</para>
    /// </remarks>
    /// <param name="indices">The items.</param>
    [IndexerName("At")]
    public Tensor this[params ReadOnlySpan<TensorIndex> indices] => TensorIndexing.Read(this, indices);
}
