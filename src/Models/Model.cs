using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

// The room of the model: Model.cs says what is trained and how it is judged, Model.Steps.cs one step, Model.Fit.cs and
// Model.Evaluate.cs the loops around it, as Keras' engine/training.py.

/// <summary>
/// Is a layer that trains: <see cref="Compile(Optimizer, Loss?, IReadOnlyList{Metric}?, IReadOnlyList{Metric}?)"/>, then
/// <see cref="Fit"/>. Subclasses hold layers in attributes and override <see cref="Layer.Call"/>.
/// </summary>
public abstract partial class Model : Layer
{
    [Untracked]
    private readonly Mean _lossMean = new("loss");

    [Untracked]
    private IReadOnlyList<Metric> _metrics = [];

    [Untracked]
    private IReadOnlyList<Metric> _weightedMetrics = [];

    [Untracked]
    private Optimizer? _optimizer;

    [Untracked]
    private Loss? _loss;

    /// <summary>Makes a model.</summary>
    /// <param name="name">The name; null gives the class in snake case with a running number.</param>
    protected Model(string? name = null)
        : base(name)
    {
    }

    /// <summary>Gets the optimizer.</summary>
    /// <exception cref="FailedPreconditionException">The model is not compiled.</exception>
    public Optimizer Optimizer => _optimizer ?? throw NotCompiled();

    /// <summary>Gets the loss; null where <see cref="TrainStep"/> computes its own.</summary>
    public Loss? CompiledLoss => _loss;

    /// <summary>Gets or sets whether fit ends after the running step; callbacks set it.</summary>
    public bool StopTraining { get; set; }

    /// <summary>Gets the names of the figures in the logs: the loss, then the metrics.</summary>
    public IReadOnlyList<string> MetricNames =>
        [.. _loss is null ? [] : new[] { _lossMean.Name }, .. _metrics.Concat(_weightedMetrics).Select(metric => metric.Name)];

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

    /// <summary>Says how the model is trained and judged.</summary>
    /// <param name="optimizer">Updates the weights.</param>
    /// <param name="loss">What is made small, or its name; null where <see cref="TrainStep"/> computes its own.</param>
    /// <param name="metrics">What is shown besides, or names; sample weights do not count.</param>
    /// <param name="weightedMetrics">What is shown besides, with sample weights.</param>
    /// <exception cref="InvalidArgumentException">Two metrics have the same name.</exception>
    public void Compile(
        Optimizer optimizer,
        Loss? loss = null,
        IReadOnlyList<Metric>? metrics = null,
        IReadOnlyList<Metric>? weightedMetrics = null)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        IEnumerable<Metric> all = (metrics ?? []).Concat(weightedMetrics ?? []);
        string[] names = [.. all.Select(metric => metric.Name).Order(StringComparer.Ordinal)];
        for (int i = 1; i < names.Length; i++)
        {
            if (names[i] == names[i - 1])
            {
                throw new InvalidArgumentException($"{Name}: two metrics have the name '{names[i]}'; give one another name.");
            }
        }

        _optimizer = optimizer;
        _loss = loss;
        _metrics = metrics ?? [];
        _weightedMetrics = weightedMetrics ?? [];
        RestorePending();
    }

    /// <summary>Says how the model is trained, with an optimizer by name and its defaults.</summary>
    /// <inheritdoc cref="Compile(Optimizer, Loss?, IReadOnlyList{Metric}?, IReadOnlyList{Metric}?)"/>
    public void Compile(
        string optimizer,
        Loss? loss = null,
        IReadOnlyList<Metric>? metrics = null,
        IReadOnlyList<Metric>? weightedMetrics = null) =>
        Compile(OptimizerNames.Make(optimizer), loss, metrics, weightedMetrics);

    /// <summary>Forgets the batches that the loss and the metrics have gathered.</summary>
    public void ResetMetrics()
    {
        _lossMean.ResetState();
        foreach (Metric metric in _metrics.Concat(_weightedMetrics))
        {
            metric.ResetState();
        }
    }

    private FailedPreconditionException NotCompiled() =>
        new($"{Name}: the model is not compiled; call Compile(optimizer, loss) before training or testing.");
}
