namespace RawOpsNet.Models;

/// <summary>Applies layers one after the other.</summary>
public sealed class Sequential : Model
{
    [Untracked]
    private readonly List<Layer> _layers = [];

    /// <summary>Makes a model of layers.</summary>
    /// <param name="layers">The layers, in order; more may be added.</param>
    /// <param name="name">The name; null gives <c>sequential</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">Two layers have the same name.</exception>
    public Sequential(IEnumerable<Layer>? layers = null, string? name = null)
        : base(name)
    {
        foreach (Layer layer in layers ?? [])
        {
            Add(layer);
        }
    }

    /// <summary>Adds a layer at the end.</summary>
    /// <exception cref="InvalidArgumentException">Another layer has the same name.</exception>
    public void Add(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (_layers.Any(other => other.Name == layer.Name))
        {
            throw new InvalidArgumentException($"{Name}: two layers have the name '{layer.Name}'; give one another name.");
        }

        _layers.Add(layer);
        RestorePending();
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The layers, by their names, so that a weight's path is <c>dense/kernel</c>; then as Keras' checkpoints name them.
    /// </remarks>
    public override IEnumerable<TrackableChild> Children() =>
        _layers.Select(layer => new TrackableChild(layer.Name, layer))
            .Concat(_layers.Where(layer => layer.Weights.Count > 0)
                .Select((layer, i) => Numbered("layer_with_weights", i, layer)))
            .Concat(_layers.Select((layer, i) => Numbered("layer", i, layer)))
            .Concat(base.Children());

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        foreach (Layer layer in _layers)
        {
            input = layer.Invoke(input, training);
        }

        return input;
    }

    private static TrackableChild Numbered(string kind, int number, Layer layer) =>
        new(FormattableString.Invariant($"{kind}-{number}"), layer);
}
