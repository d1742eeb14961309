using RawOpsNet.OpServices;

namespace RawOpsNet.Models;

/// <summary>Gathers a figure over batches. Converts from Keras' names ("accuracy", "mse").</summary>
public abstract partial class Metric : Trackable, IFigure
{
    private static readonly Dictionary<string, Func<string, Metric>> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["accuracy"] = name => new Accuracy(name),
        ["acc"] = name => new Accuracy(name),
        ["sparse_categorical_accuracy"] = name => new SparseCategoricalAccuracy(name),
        ["categorical_accuracy"] = name => new CategoricalAccuracy(name),
        ["binary_accuracy"] = name => new BinaryAccuracy(name: name),
        ["crossentropy"] = name => new Crossentropy(name),
        ["ce"] = name => new Crossentropy(name),
        ["top_k_categorical_accuracy"] = name => new TopKCategoricalAccuracy(name: name),
        ["sparse_top_k_categorical_accuracy"] = name => new SparseTopKCategoricalAccuracy(name: name),
        ["cosine_similarity"] = name => new CosineSimilarityMetric(name: name),
        ["mean_squared_error"] = name => new MeanSquaredErrorMetric(name),
        ["mse"] = name => new MeanSquaredErrorMetric(name),
        ["mean_absolute_error"] = name => new MeanAbsoluteErrorMetric(name),
        ["mae"] = name => new MeanAbsoluteErrorMetric(name),
    };

    /// <summary>Makes a metric of a name, under which it stands in the logs.</summary>
    protected Metric(string name) => Name = name;

    /// <summary>Gets the name in the logs.</summary>
    public string Name { get; }

    /// <summary>Makes the metric of a name; it stands in the logs as the name is written.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that name; the message lists those there are.</exception>
    public static implicit operator Metric(string name) => Named(name);

    /// <summary>Makes the metric of a name; it stands in the logs as the name is written.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that name; the message lists those there are.</exception>
    public static Metric Named(string name)
    {
        Metric metric = Make(name);
        metric.Remake = () => Named(name);
        return metric;
    }

    // A metric of a name can be made again, for another output; null for others.
    [field: Untracked]
    internal Func<Metric>? Remake { get; private set; }

    private static Metric Make(string name)
    {
        if (ByName.TryGetValue(name, out Func<string, Metric>? make))
        {
            return make(name);
        }

        // Keras: a class has a name of its own, a function stands in the logs as it is written.
        return Makers.Has(name)
            ? FromConfig(name, Config.Of())
            : Loss.TryNamed(name) is { } loss ? new LossMetric(loss, Loss.Makers.Has(name) ? null : name)
                : throw new InvalidArgumentException(
                    UnknownName.Text(
                        "metric",
                        name,
                        ByName.Keys.Order(StringComparer.Ordinal),
                        "the losses",
                        Makers.Names.Concat(Loss.Names)));
    }

    /// <summary>Takes a batch in.</summary>
    /// <param name="truth">The labels or targets.</param>
    /// <param name="prediction">What the model gave.</param>
    /// <param name="sampleWeight">A weight for each sample; null: all 1.</param>
    public abstract void UpdateState(Tensor truth, Tensor prediction, Tensor? sampleWeight = null);

    /// <summary>Computes the figure over all batches since the last reset.</summary>
    public abstract Tensor Result();

    /// <summary>Forgets all batches.</summary>
    public abstract void ResetState();
}
