namespace RawOpsNet.Models;

/// <summary>Is one call of a layer on symbolic tensors.</summary>
internal sealed class Node
{
    public Node(Layer layer, IReadOnlyList<SymbolicTensor> inputs, IReadOnlyList<(Shape Shape, DType DType)> outputs)
    {
        Layer = layer;
        Inputs = inputs;
        Outputs = [.. outputs.Select((output, i) => new SymbolicTensor(this, i, output.Shape, output.DType))];
        Number = layer.Nodes.Count;
        layer.Nodes.Add(this);
    }

    public Layer Layer { get; }

    public IReadOnlyList<SymbolicTensor> Inputs { get; }

    public IReadOnlyList<SymbolicTensor> Outputs { get; }

    /// <summary>Gets which call of its layer this is, from 0.</summary>
    public int Number { get; }
}
