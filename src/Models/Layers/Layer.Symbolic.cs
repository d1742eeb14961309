namespace RawOpsNet.Models;

public abstract partial class Layer
{
    [field: Untracked]
    internal List<Node> Nodes { get; } = [];

    /// <summary>Calls the layer on what another will give; builds it.</summary>
    /// <param name="input">What it takes.</param>
    /// <returns>What it will give.</returns>
    /// <exception cref="InvalidArgumentException">The layer gives several outputs, or does not take such an input.</exception>
    public SymbolicTensor Invoke(SymbolicTensor input)
    {
        IReadOnlyList<SymbolicTensor> outputs = InvokeAll([input]);
        return outputs.Count == 1
            ? outputs[0]
            : throw new InvalidArgumentException($"{Name}: there are {outputs.Count} outputs; use InvokeAll.");
    }

    /// <summary>Calls the layer on what others will give.</summary>
    /// <inheritdoc cref="Invoke(SymbolicTensor)"/>
    public SymbolicTensor Invoke(IReadOnlyList<SymbolicTensor> input)
    {
        IReadOnlyList<SymbolicTensor> outputs = InvokeAll(input);
        return outputs.Count == 1
            ? outputs[0]
            : throw new InvalidArgumentException($"{Name}: there are {outputs.Count} outputs; use InvokeAll.");
    }

    /// <summary>Calls the layer on what others will give; gives all outputs.</summary>
    /// <param name="inputs">What it takes.</param>
    public IReadOnlyList<SymbolicTensor> InvokeAll(IReadOnlyList<SymbolicTensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        EnsureBuilt([.. inputs.Select(input => input.Shape)]);
        Node node = new(this, inputs, ShapeInference.Of(this, [.. inputs.Select(input => (input.Shape, input.DType))]));
        return node.Outputs;
    }
}
