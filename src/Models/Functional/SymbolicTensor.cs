namespace RawOpsNet.Models;

/// <summary>
/// Stands for what a layer will give: of known dtype and shape (-1: not known, as that of the batch), without values.
/// </summary>
public sealed class SymbolicTensor
{
    internal SymbolicTensor(Node node, int index, Shape shape, DType dtype)
    {
        Node = node;
        Index = index;
        Shape = shape;
        DType = dtype;
    }

    /// <summary>Gets the shape; -1 where a dim is not known.</summary>
    public Shape Shape { get; }

    /// <summary>Gets the dtype.</summary>
    public DType DType { get; }

    /// <summary>Gets the layer whose output this is.</summary>
    public Layer Layer => Node.Layer;

    internal Node Node { get; }

    internal int Index { get; }
}
