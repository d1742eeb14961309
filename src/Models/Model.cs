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

    /// <summary>Gets the names of the figures in the logs: the losses, the metrics, then what layers hold.</summary>
    public IReadOnlyList<string> MetricNames =>
    [
        .. (_losses?.Means ?? []).Select(mean => mean.Name),
        .. _metrics.All.Select(entry => entry.Name),
        .. HeldMetrics().Select(metric => metric.Name),
        .. HeldMeans().Select(mean => mean.Name),
    ];

    /// <summary>Gets the names of the outputs; null where they are not known before a call.</summary>
    public virtual IReadOnlyList<string>? OutputNames => null;

    // The keys of outputs that stand in a dictionary; null where they have only an order.
    private protected virtual IReadOnlyList<string>? OutputKeys => null;

    /// <inheritdoc/>
    /// <remarks>A model's layers come before its own weights.</remarks>
    public override IReadOnlyList<Variable> TrainableWeights => Trainable
        ? Once(Layers.SelectMany(layer => layer.TrainableWeights), OwnVariables.Where(variable => variable.Trainable))
        : [];

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> NonTrainableWeights => Trainable
        ? Once(Layers.SelectMany(layer => layer.NonTrainableWeights), OwnVariables.Where(variable => !variable.Trainable))
        : Weights;

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Weights => Once(Layers.SelectMany(layer => layer.Weights), OwnVariables);

    /// <inheritdoc/>
    /// <remarks>The optimizer is among them, as in Keras, so that a checkpoint of a model saves its slots.</remarks>
    public override IEnumerable<TrackableChild> Children() => _optimizer is null
        ? base.Children()
        : base.Children().Append(new TrackableChild("optimizer", _optimizer));

    /// <summary>Writes a number of bytes as summaries do: in the largest unit that leaves 1 or more, with two decimals.</summary>
    public static string MemoryText(long bytes) => SummaryText.Memory(bytes);

    /// <summary>Gets a layer by name.</summary>
    /// <exception cref="NotFoundException">There is none of that name.</exception>
    public Layer GetLayer(string name) => Layers.FirstOrDefault(layer => layer.Name == name)
        ?? throw new NotFoundException(
            $"No such layer: {name}. Existing layers are: {string.Join(", ", Layers.Select(layer => layer.Name))}.");

    /// <summary>Gets a layer by position.</summary>
    /// <exception cref="NotFoundException">There are not so many.</exception>
    public Layer GetLayer(int index)
    {
        IReadOnlyList<Layer> layers = Layers;
        return index >= 0 && index < layers.Count
            ? layers[index]
            : throw new NotFoundException(
                $"Was asked to retrieve layer at index {index} but model only has {layers.Count} layers.");
    }

    /// <summary>Forgets the batches that the loss and the metrics have gathered.</summary>
    public void ResetMetrics()
    {
        foreach (Mean mean in (_losses?.Means ?? []).Concat(HeldMeans()))
        {
            mean.ResetState();
        }

        foreach (Metric metric in _metrics.All.Select(entry => entry.Metric).Concat(HeldMetrics()))
        {
            metric.ResetState();
        }
    }

    // Metrics in attributes are shown and reset like compiled ones.
    private IEnumerable<Metric> HeldMetrics() => Children().Select(child => child.Value).OfType<Metric>();

    private IEnumerable<Mean> HeldMeans() => Children().Select(child => child.Value).OfType<Mean>();

    private FailedPreconditionException NotCompiled() =>
        new($"{Name}: the model is not compiled; call Compile(optimizer, loss) before training or testing.");
}
