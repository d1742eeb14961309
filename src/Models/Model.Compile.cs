using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

public abstract partial class Model
{
    /// <summary>Says how the model is trained and judged.</summary>
    /// <param name="optimizer">Updates the weights.</param>
    /// <param name="loss">What is made small, or its name; null where <see cref="TrainStep"/> computes its own.</param>
    /// <param name="metrics">What is shown besides, or names; sample weights do not count. Each output has its own.</param>
    /// <param name="weightedMetrics">What is shown besides, with sample weights.</param>
    /// <exception cref="InvalidArgumentException">Two metrics have the same name, or are the same.</exception>
    public void Compile(
        Optimizer optimizer,
        Loss? loss = null,
        IReadOnlyList<Metric>? metrics = null,
        IReadOnlyList<Metric>? weightedMetrics = null)
    {
        RefuseTwice(metrics, weightedMetrics);
        Compile(optimizer, new PerOutput<Loss>(loss), null, ForAll(metrics), ForAll(weightedMetrics), loss);
    }

    /// <summary>Says how the model is trained, with an optimizer by name and its defaults.</summary>
    /// <inheritdoc cref="Compile(Optimizer, Loss?, IReadOnlyList{Metric}?, IReadOnlyList{Metric}?)"/>
    public void Compile(
        string optimizer,
        Loss? loss = null,
        IReadOnlyList<Metric>? metrics = null,
        IReadOnlyList<Metric>? weightedMetrics = null) =>
        Compile(OptimizerNames.Make(optimizer), loss, metrics, weightedMetrics);

    /// <summary>Says how a model of several outputs is trained: a loss for each, in their order.</summary>
    /// <param name="optimizer">Updates the weights.</param>
    /// <param name="losses">The losses; null for an output that is not trained.</param>
    /// <param name="lossWeights">What each loss is multiplied by in their sum; null: 1.</param>
    /// <param name="metrics">What is shown besides, a copy for each output.</param>
    /// <param name="weightedMetrics">What is shown besides, with sample weights.</param>
    public void Compile(
        Optimizer optimizer,
        IReadOnlyList<Loss?> losses,
        IReadOnlyList<double>? lossWeights = null,
        IReadOnlyList<Metric>? metrics = null,
        IReadOnlyList<Metric>? weightedMetrics = null)
    {
        ArgumentNullException.ThrowIfNull(losses);
        RefuseTwice(metrics, weightedMetrics);
        PerOutput<double?>? weights = lossWeights is null
            ? null
            : new PerOutput<double?>([.. lossWeights.Select(weight => (double?)weight)]);
        Compile(optimizer, new PerOutput<Loss>(losses), weights, ForAll(metrics), ForAll(weightedMetrics), null);
    }

    /// <summary>Says how a model of several outputs is trained: a loss for each, by the outputs' names.</summary>
    /// <param name="optimizer">Updates the weights.</param>
    /// <param name="losses">The losses; an output without one is not trained.</param>
    /// <param name="lossWeights">What losses are multiplied by in their sum; 1 where there is none.</param>
    /// <param name="metrics">What is shown besides.</param>
    /// <param name="weightedMetrics">What is shown besides, with sample weights.</param>
    public void Compile(
        Optimizer optimizer,
        IReadOnlyDictionary<string, Loss> losses,
        IReadOnlyDictionary<string, double>? lossWeights = null,
        IReadOnlyDictionary<string, IReadOnlyList<Metric>>? metrics = null,
        IReadOnlyDictionary<string, IReadOnlyList<Metric>>? weightedMetrics = null)
    {
        ArgumentNullException.ThrowIfNull(losses);
        PerOutput<double?>? weights = lossWeights is null
            ? null
            : new PerOutput<double?>(lossWeights.ToDictionary(pair => pair.Key, pair => (double?)pair.Value));
        Compile(optimizer, new PerOutput<Loss>(losses), weights, ByName(metrics), ByName(weightedMetrics), null);
    }

    private static PerOutput<IReadOnlyList<Metric>>? ForAll(IReadOnlyList<Metric>? metrics) =>
        metrics is null ? null : new PerOutput<IReadOnlyList<Metric>>(forAll: metrics);

    private static PerOutput<IReadOnlyList<Metric>>? ByName(IReadOnlyDictionary<string, IReadOnlyList<Metric>>? metrics) =>
        metrics is null ? null : new PerOutput<IReadOnlyList<Metric>>(metrics);

    private void Compile(
        Optimizer optimizer,
        PerOutput<Loss> losses,
        PerOutput<double?>? weights,
        PerOutput<IReadOnlyList<Metric>>? metrics,
        PerOutput<IReadOnlyList<Metric>>? weightedMetrics,
        Loss? loss)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        CompiledMetrics compiled = new(metrics, weightedMetrics);
        _ = compiled.All.Count();
        _optimizer = optimizer;
        _losses = losses.IsShared && loss is null ? null : new CompiledLosses(losses, weights);
        _loss = loss;
        _metrics = compiled;
        _compiledFlags = TrainableFlags.Of(this);
        RestorePending();
    }

    private void RefuseTwice(IReadOnlyList<Metric>? metrics, IReadOnlyList<Metric>? weightedMetrics)
    {
        Metric[] all = [.. metrics ?? [], .. weightedMetrics ?? []];
        if (all.Distinct().Count() < all.Length)
        {
            throw new InvalidArgumentException($"{Name}: the same metric object is given twice; it would gather batches twice.");
        }
    }
}
