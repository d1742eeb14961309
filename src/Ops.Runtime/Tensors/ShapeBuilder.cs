using System.ComponentModel;

namespace RawOpsNet;

/// <summary>Builds a <see cref="Shape"/> from a collection expression; called by the compiler.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ShapeBuilder
{
    /// <summary>Copies dims into a shape.</summary>
    public static Shape Create(ReadOnlySpan<long> dims) => new(dims);
}
