namespace RawOpsNet.Models;

/// <summary>
/// Is the model that lies between symbolic inputs and outputs: several of each, shared layers, branches (Keras' Model(inputs,
/// outputs)). May be a layer of another model.
/// </summary>
public partial class Functional : Model
{
    [Untracked]
    private readonly IReadOnlyList<SymbolicTensor> _inputs;

    [Untracked]
    private readonly IReadOnlyList<SymbolicTensor> _outputs;

    [Untracked]
    private readonly string[]? _inputKeys;

    [Untracked]
    private readonly string[]? _outputKeys;

    [Untracked]
    private readonly NodeOrder _order;

    [Untracked]
    private readonly Dictionary<SymbolicTensor, int> _places = [];

    /// <summary>Makes a model of one input and output.</summary>
    /// <inheritdoc cref="Functional(IReadOnlyList{SymbolicTensor}, IReadOnlyList{SymbolicTensor}, string?)"/>
    public Functional(SymbolicTensor inputs, SymbolicTensor outputs, string? name = null)
        : this([inputs], [outputs], name)
    {
    }

    /// <summary>Makes a model.</summary>
    /// <param name="inputs">What <see cref="Input.Of"/> made.</param>
    /// <param name="outputs">What layers gave.</param>
    /// <param name="name">The name; null gives <c>model</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">
    /// An output depends on what is no input, two layers have the same name, or an input is not from <see cref="Input.Of"/>.
    /// </exception>
    public Functional(IReadOnlyList<SymbolicTensor> inputs, IReadOnlyList<SymbolicTensor> outputs, string? name = null)
        : this(inputs, null, outputs, null, name)
    {
    }

    /// <summary>Makes a model whose outputs have names of their own.</summary>
    /// <inheritdoc cref="Functional(IReadOnlyList{SymbolicTensor}, IReadOnlyList{SymbolicTensor}, string?)"/>
    public Functional(
        IReadOnlyList<SymbolicTensor> inputs, IReadOnlyDictionary<string, SymbolicTensor> outputs, string? name = null)
        : this(inputs, null, SortedValues(outputs), SortedKeys(outputs), name)
    {
    }

    /// <summary>Makes a model whose inputs have names of their own.</summary>
    /// <inheritdoc cref="Functional(IReadOnlyList{SymbolicTensor}, IReadOnlyList{SymbolicTensor}, string?)"/>
    public Functional(
        IReadOnlyDictionary<string, SymbolicTensor> inputs, IReadOnlyList<SymbolicTensor> outputs, string? name = null)
        : this(SortedValues(inputs), SortedKeys(inputs), outputs, null, name)
    {
    }

    private Functional(
        IReadOnlyList<SymbolicTensor> inputs,
        string[]? inputKeys,
        IReadOnlyList<SymbolicTensor> outputs,
        string[]? outputKeys,
        string? name)
        : base(name ?? LayerNames.Next("Model"))
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        if (inputs.FirstOrDefault(input => input.Layer is not InputLayer) is { } other)
        {
            throw new InvalidArgumentException($"{Name}: an input comes from '{other.Layer.Name}'; make inputs by Input.Of.");
        }

        _inputs = inputs;
        _inputKeys = inputKeys;
        _outputs = outputs;
        _outputKeys = outputKeys;
        _order = new NodeOrder(inputs, outputs);
        foreach (IGrouping<string, Layer> same in _order.Layers.GroupBy(layer => layer.Name))
        {
            if (same.Count() > 1)
            {
                throw new InvalidArgumentException(
                    $"The name \"{same.Key}\" is used {same.Count()} times in the model. All layer names should be unique.");
            }
        }

        foreach (SymbolicTensor tensor in inputs.Concat(_order.Nodes.SelectMany(node => node.Outputs)).Distinct())
        {
            _places[tensor] = _places.Count;
        }

        EnsureBuilt([.. inputs.Select(input => input.Shape)]);
    }

    /// <summary>Gets what the model takes.</summary>
    public IReadOnlyList<SymbolicTensor> Inputs => _inputs;

    /// <summary>Gets what the model gives.</summary>
    public IReadOnlyList<SymbolicTensor> Outputs => _outputs;

    /// <summary>Gets the names of the inputs: those of their layers.</summary>
    public IReadOnlyList<string> InputNames => [.. _inputs.Select(input => input.Layer.Name)];

    /// <summary>Gets the names of the outputs: those of their layers.</summary>
    public override IReadOnlyList<string> OutputNames => [.. _outputs.Select(output => output.Layer.Name)];

    internal NodeOrder Order => _order;

    internal override IReadOnlyList<Node> NetworkNodes => _order.Nodes;

    private protected override IReadOnlyList<string>? OutputKeys => _outputKeys;

    /// <inheritdoc/>
    /// <remarks>The layers, by their names; shared ones once.</remarks>
    public override IEnumerable<TrackableChild> Children() =>
        (_order?.Layers ?? []).Select(layer => new TrackableChild(layer.Name, layer)).Concat(base.Children());

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, bool training)
    {
        Tensor?[] values = new Tensor?[_places.Count];
        Tensors given = InOrder(inputs);
        for (int i = 0; i < given.Count; i++)
        {
            values[_places[_inputs[i]]] = _inputs[i].Fit(given[i], i, Name);
        }

        foreach (Node node in _order.Nodes)
        {
            if (values[_places[node.Outputs[0]]] is not null)
            {
                continue;
            }

            Tensors outputs = node.Layer.Invoke(Gather(node.Inputs, values), training);
            for (int i = 0; i < outputs.Count; i++)
            {
                values[_places[node.Outputs[i]]] = outputs[i];
            }
        }

        return Tensors.Of(_outputKeys, [.. Gather(_outputs, values)]);
    }

    private static string[] SortedKeys(IReadOnlyDictionary<string, SymbolicTensor> tensors) =>
        [.. tensors.Keys.Order(StringComparer.Ordinal)];

    private static SymbolicTensor[] SortedValues(IReadOnlyDictionary<string, SymbolicTensor> tensors) =>
        [.. SortedKeys(tensors).Select(key => tensors[key])];

    private Tensors Gather(IReadOnlyList<SymbolicTensor> tensors, Tensor?[] values)
    {
        Tensor[] gathered = new Tensor[tensors.Count];
        for (int i = 0; i < gathered.Length; i++)
        {
            gathered[i] = values[_places[tensors[i]]]!;
        }

        return gathered;
    }

    private Tensors InOrder(Tensors inputs)
    {
        if (inputs.Names is null)
        {
            return inputs.Count == _inputs.Count
                ? inputs
                : throw new InvalidArgumentException(
                    $"Layer \"{Name}\" expects {_inputs.Count} input(s), but it received {inputs.Count}: {inputs}.");
        }

        IReadOnlyList<string> names = _inputKeys ?? InputNames;
        return new Tensors(names.Select(name => inputs.Find(name) ?? throw new InvalidArgumentException(
            $"Missing data for input \"{name}\". Data is there for {string.Join(", ", inputs.Names)}; "
            + $"expected are {string.Join(", ", names)}.")));
    }
}
