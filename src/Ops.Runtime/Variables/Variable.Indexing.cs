using System.Runtime.CompilerServices;

namespace RawOpsNet;

public partial class Variable
{
    /// <summary>Reads or writes a part of the value; the items are those of <see cref="Tensor"/>'s indexer.</summary>
    /// <remarks>
    /// <para>A value that is assigned broadcasts to the part. It has the variable's dtype, or is a C# number, which takes it. An
    /// element that the items name twice gets the last of its values. No tape records an assignment.</para>
    /// <para>Throws <see cref="InvalidArgumentException"/> where an element lies outside of its dim, items do not go together, or
    /// the value has another dtype or does not broadcast: before anything is written.</para>
    /// </remarks>
    /// <param name="indices">The items.</param>
    [IndexerName("At")]
    public Tensor this[params ReadOnlySpan<TensorIndex> indices]
    {
        get => TensorIndexing.Read(this, indices);
        set => TensorIndexing.Assign(this, indices, value);
    }
}
