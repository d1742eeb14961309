using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Applies layers one after the other.</summary>
public sealed class Sequential : Model
{
    [Untracked]
    private readonly List<Layer> _layers = [];

    // Each call of a layer between the input and the output.
    [Untracked]
    private readonly List<Node> _nodes = [];

    [Untracked]
    private SymbolicTensor? _input;

    [Untracked]
    private SymbolicTensor? _output;

    private bool _isInputGiven;

    /// <summary>Makes a model of layers.</summary>
    /// <param name="layers">The layers, in order; more may be added. An <see cref="InputLayer"/> may stand first.</param>
    /// <param name="name">The name; null gives <c>sequential</c> with a running number.</param>
    /// <param name="inputShape">
    /// The shape of a sample: the weights are made at once. Null: by the first input, or <see cref="Layer.EnsureBuilt(Shape)"/>.
    /// </param>
    /// <exception cref="InvalidArgumentException">Two layers have the same name, or one gives several outputs.</exception>
    public Sequential(IEnumerable<Layer>? layers = null, string? name = null, Shape? inputShape = null)
        : base(name)
    {
        BatchInputShape = inputShape is { } shape ? new Shape([-1, .. shape.Dims]) : default(Shape?);
        foreach (Layer layer in layers ?? [])
        {
            Add(layer);
        }
    }

    /// <summary>Gets what the model gives; null until it is built.</summary>
    public override IReadOnlyList<string>? OutputNames => _output is null ? null : [_output.Layer.Name];

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">The model has layers, but is not built.</exception>
    public override IReadOnlyList<Variable> Weights => IsBuilt || _layers.Count == 0
        ? base.Weights
        : throw new InvalidArgumentException(
            $"Weights for model '{Name}' have not yet been created; they are when it is first called, or by EnsureBuilt(shape).");

    private protected override bool NamesInside => false;

    private protected override string KerasModule => "keras";

    internal override IReadOnlyList<Node> NetworkNodes => _nodes;

    /// <summary>Adds a layer at the end.</summary>
    /// <exception cref="InvalidArgumentException">Another layer has the same name, or the layer gives several
    /// outputs.</exception>
    public void Add(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (layer is InputLayer input && _layers.Count == 0 && _input is null)
        {
            _isInputGiven = true;
            _input = input.Nodes[0].Outputs[0];
            return;
        }

        if (_layers.Any(other => other.Name == layer.Name))
        {
            throw new InvalidArgumentException($"{Name}: two layers have the name '{layer.Name}'; give one another name.");
        }

        _layers.Add(layer);
        if (_layers.Count == 1 && BatchInputShape is { } shape)
        {
            layer.BatchInputShape ??= shape;
        }

        if (IsBuilt)
        {
            _output = Append(_output!, layer);
        }
        else if (_input is not null || layer.BatchInputShape is not null)
        {
            EnsureBuilt(_input?.Shape ?? layer.BatchInputShape!.Value);
            _isInputGiven = true;
        }

        RestorePending();
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig()
    {
        IEnumerable<Layer> layers = _isInputGiven && _input is not null ? [_input.Layer, .. _layers] : _layers;
        IReadOnlyDictionary<string, object?> config = Config.Of(
            ("name", Name), ("layers", layers.Select(layer => layer.Serialize()).ToArray()));
        return IsBuilt && !_isInputGiven
            ? config.With(("build_input_shape", Config.OfShape(BuiltShapes![0])))
            : config;
    }

    internal static Sequential FromConfig(ConfigReader config)
    {
        Sequential model = new(name: config.OptionalText("name"));
        foreach (object? layer in config.Value("layers") as System.Collections.IEnumerable ?? Array.Empty<object>())
        {
            model.Add(Deserialize(layer));
        }

        if (config.Value("build_input_shape") is { } shape && !model.IsBuilt)
        {
            model.EnsureBuilt(Config.ShapeOf(model.Name, shape));
        }

        return model;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The layers, by their names, so that a weight's path is <c>dense/kernel</c>; then as Keras' checkpoints name them.
    /// </remarks>
    public override IEnumerable<TrackableChild> Children() =>
        _layers.Select(layer => new TrackableChild(layer.Name, layer))
            .Concat(_layers.Where(layer => layer.KnownWeights.Count > 0)
                .Select((layer, i) => Numbered("layer_with_weights", i, layer)))
            .Concat(_layers.Select((layer, i) => Numbered("layer", i, layer)))
            .Concat(base.Children());

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        if (_layers.Count == 0)
        {
            return;
        }

        long[] shape = inputShape.ToArray();
        if (shape.Length > 0)
        {
            shape[0] = -1;
        }

        _input ??= new InputLayer(shape, DType.Float32, _layers[0].Name + "_input").Nodes[0].Outputs[0];
        _output = _layers.Aggregate(_input, Append);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        if (_isInputGiven)
        {
            input = _input!.Fit(input, 0, Name);
        }

        foreach (Layer layer in _layers)
        {
            input = layer.Invoke(input, training);
        }

        return input;
    }

    private SymbolicTensor Append(SymbolicTensor input, Layer layer)
    {
        IReadOnlyList<SymbolicTensor> outputs = layer.InvokeAll([input]);
        _nodes.Add(outputs[0].Node);
        return outputs.Count == 1
            ? outputs[0]
            : throw new InvalidArgumentException(
                $"{Name}: the layer '{layer.Name}' gives {outputs.Count} outputs; all layers of a Sequential give one. "
                + "Use a Functional.");
    }

    private static TrackableChild Numbered(string kind, int number, Layer layer) =>
        new(FormattableString.Invariant($"{kind}-{number}"), layer);
}
