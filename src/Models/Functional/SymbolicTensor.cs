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

    // Makes a value such as this stands for; a batch of [n] beside an input of [n, 1] is taken as such (functional.py,
    // _conform_to_reference_input).
    internal Tensor Fit(Tensor value, int index, string model)
    {
        if (value.Rank == Shape.Rank - 1 && Shape[^1] == 1)
        {
            value = RawOps.ExpandDims(value, -1);
        }

        bool fits = value.Rank == Shape.Rank;
        for (int i = 0; fits && i < value.Rank; i++)
        {
            fits = Shape[i] < 0 || Shape[i] == value.Shape[i];
        }

        if (!fits)
        {
            throw new InvalidArgumentException(
                $"Input {index} of layer \"{model}\" is incompatible with the layer: "
                + $"expected shape={SummaryText.Of(Shape)}, found shape={SummaryText.Of(value.Shape)}.");
        }

        return value.DType == DType ? value : RawOps.Cast(value, dstT: DType);
    }
}
