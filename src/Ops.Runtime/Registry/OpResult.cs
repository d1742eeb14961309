using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Holds what a call by name gave: for each output a <see cref="Tensor"/>, an array of them, or a handle.</summary>
public sealed class OpResult
{
    /// <summary>The result of an op without outputs.</summary>
    public static readonly OpResult Empty = new([]);

    private readonly (string Name, object Value)[] _outputs;

    /// <summary>Wraps the outputs in OpDef order; each value is a Tensor or a Tensor[].</summary>
    public OpResult(params (string Name, object Value)[] outputs) => _outputs = outputs;

    /// <summary>Gets the number of outputs.</summary>
    public int Count => _outputs.Length;

    /// <summary>Gets the names of the outputs in OpDef order.</summary>
    public IEnumerable<string> Names => _outputs.Select(output => output.Name);

    /// <summary>Gets the tensor of an output by position.</summary>
    /// <exception cref="InvalidArgumentException">The output stands for several tensors.</exception>
    public Tensor this[int index] => _outputs[index].Value as Tensor
        ?? throw new InvalidArgumentException($"Output '{_outputs[index].Name}' is a list; call List.");

    /// <summary>Gets the tensor of an output by name.</summary>
    /// <exception cref="NotFoundException">There is no output of that name.</exception>
    public Tensor this[string name] => this[IndexOf(name)];

    /// <summary>Gets the handle of an output by position.</summary>
    /// <exception cref="InvalidArgumentException">The output is no handle.</exception>
    public ResourceHandle Resource(int index) => _outputs[index].Value as ResourceHandle
        ?? throw new InvalidArgumentException($"Output '{_outputs[index].Name}' is no handle of a variable.");

    /// <summary>Gets the tensors of an output by position: one, or as many as the list has.</summary>
    public IReadOnlyList<Tensor> List(int index) =>
        _outputs[index].Value is Tensor tensor ? [tensor] : (Tensor[])_outputs[index].Value;

    /// <summary>Gets the tensors of an output by name.</summary>
    /// <exception cref="NotFoundException">There is no output of that name.</exception>
    public IReadOnlyList<Tensor> List(string name) => List(IndexOf(name));

    /// <summary>Gets whether an output stands for several tensors.</summary>
    public bool IsList(int index) => _outputs[index].Value is Tensor[];

    private int IndexOf(string name)
    {
        int index = Array.FindIndex(_outputs, output => output.Name == name);
        return index >= 0
            ? index
            : throw new NotFoundException(UnknownName.Text("output", name, Names));
    }
}
