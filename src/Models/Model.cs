using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

// The room of the model: Model.cs says what is trained and how it is judged, Model.Steps.cs one step, Model.Fit.cs and
// Model.Evaluate.cs the loops around it, as Keras' engine/training.py.

/// <summary>
/// Is a layer that trains: <c>Compile</c>, then
/// <c>Fit</c>. Subclasses hold layers in attributes and override <see cref="Layer.Call(Tensor, bool)"/>.
/// </summary>
public abstract partial class Model : Layer
{
    [Untracked]
    private CompiledLosses? _losses;

    [Untracked]
    private CompiledMetrics _metrics = new(null, null);

    [Untracked]
    private Optimizer? _optimizer;

    [Untracked]
    private Loss? _loss;

    [Untracked]
    private TrainableFlags? _compiledFlags;

    /// <summary>Makes a model.</summary>
    /// <param name="name">The name; null gives the class in snake case with a running number.</param>
    protected Model(string? name = null)
        : base(name)
    {
    }

    /// <summary>Gets the optimizer.</summary>
    /// <exception cref="FailedPreconditionException">The model is not compiled.</exception>
    public Optimizer Optimizer => _optimizer ?? throw NotCompiled();

    /// <summary>Gets the loss of all outputs; null where each has its own, or <see cref="TrainStep"/> computes one.</summary>
    public Loss? CompiledLoss => _loss;

    /// <summary>Gets or sets whether fit ends after the running step; callbacks set it.</summary>
    public bool StopTraining { get; set; }

    /// <summary>Gets what the last fit recorded; null before the first one.</summary>
    [field: Untracked]
    public History? History { get; private set; }

    /// <summary>Gets the number of steps of training since the model was made.</summary>
    public long TrainCounter { get; private set; }

    /// <summary>
    /// Gets the names of the figures in the logs: the losses, the metrics, then what layers hold; the first two are not known
    /// before a batch was judged.
    /// </summary>
    public IReadOnlyList<string> MetricNames => [.. NamedFigures.Select(entry => entry.Name)];

    /// <summary>Gets the figures in the order of the logs, by the names they have there.</summary>
    public IReadOnlyList<(string Name, IFigure Figure)> NamedFigures =>
    [
        .. (_losses?.Means ?? []).Select(mean => (mean.Name, (IFigure)mean)),
        .. _metrics.Bound.Select(entry => (entry.Name, (IFigure)entry.Metric)),
        .. Figures.Select(figure => (figure.Name, figure)),
    ];

    /// <summary>Gets the names of the outputs; null where they are not known before a call.</summary>
    public virtual IReadOnlyList<string>? OutputNames => null;

    // The keys of outputs that stand in a dictionary; null where they have only an order.
    private protected virtual IReadOnlyList<string>? OutputKeys => null;

    /// <inheritdoc/>
    /// <remarks>A model's layers come before its own weights, and the state of figures in attributes counts as weights.</remarks>
    public override IReadOnlyList<Variable> TrainableWeights => Trainable
        ? Once(TrainedInside(), OwnVariables.Where(variable => variable.Trainable))
        : [];

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> NonTrainableWeights
    {
        get
        {
            IEnumerable<Variable> others = Inside(
                layer => layer.NonTrainableWeights, variable => !variable.Trainable, withFigures: true);
            others = others.Concat(OwnVariables.Where(variable => !variable.Trainable));
            return Trainable
                ? Once(others, [])
                : Once(TrainedInside().Concat(OwnVariables.Where(variable => variable.Trainable)), others);
        }
    }

    // A list or dictionary gives what is trained of all its entries first, as Keras' wrappers of them do.
    internal override IReadOnlyList<Variable> KnownWeights => Once(
        Children().SelectMany(child => child.Value is Layer layer
            ? layer.KnownWeights
            : Inside(child.Value, inner => inner.TrainableWeights, variable => variable.Trainable, withFigures: true).Concat(
                Inside(child.Value, inner => inner.NonTrainableWeights, variable => !variable.Trainable, withFigures: true))),
        OwnVariables.OrderBy(variable => !variable.Trainable));

    /// <inheritdoc/>
    /// <remarks>The optimizer is among them, as in Keras, so that a checkpoint of a model saves its slots.</remarks>
    public override IEnumerable<TrackableChild> Children() => _optimizer is null
        ? base.Children()
        : base.Children().Append(new TrackableChild("optimizer", _optimizer));

    /// <summary>Writes a number of bytes as summaries do: in the largest unit that leaves 1 or more, with two decimals.</summary>
    public static string MemoryText(long bytes) => SummaryText.Memory(bytes);

    /// <summary>Gets a layer by name.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that name.</exception>
    public Layer GetLayer(string name) => Layers.FirstOrDefault(layer => layer.Name == name)
        ?? throw new InvalidArgumentException(
            $"{Name}: No such layer: {name}. Existing layers are: {string.Join(", ", Layers.Select(layer => layer.Name))}.");

    /// <summary>Gets a layer by position.</summary>
    /// <exception cref="InvalidArgumentException">There are not so many.</exception>
    public Layer GetLayer(int index)
    {
        IReadOnlyList<Layer> layers = Layers;
        return index >= 0 && index < layers.Count
            ? layers[index]
            : throw new InvalidArgumentException(
                $"{Name}: Was asked to retrieve layer at index {index} but model only has {layers.Count} layers.");
    }

    /// <summary>Forgets the batches that the loss and the metrics have gathered.</summary>
    public void ResetMetrics()
    {
        foreach ((_, IFigure figure) in NamedFigures)
        {
            figure.ResetState();
        }
    }

    private IEnumerable<Variable> TrainedInside() =>
        Inside(layer => layer.TrainableWeights, variable => variable.Trainable, withFigures: true);

    private FailedPreconditionException NotCompiled() =>
        new($"{Name}: the model is not compiled; call Compile(optimizer, loss) before training or testing.");
}
