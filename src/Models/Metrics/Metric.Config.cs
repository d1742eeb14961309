using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

public abstract partial class Metric
{
    internal static readonly ConfigMakers<Metric> Makers = new("metric", "keras.metrics", new(StringComparer.Ordinal)
    {
        ["AUC"] = Auc.FromConfig,
        ["BinaryAccuracy"] = config =>
            new BinaryAccuracy(config.Number("threshold", 0.5), config.Text("name", "binary_accuracy")),
        ["BinaryIoU"] = BinaryIoU.FromConfig,
        ["IoU"] = IoU.FromConfig,
        ["MeanIoU"] = MeanIoU.FromConfig,
        ["CategoricalAccuracy"] = config => new CategoricalAccuracy(config.Text("name", "categorical_accuracy")),
        ["CosineSimilarity"] = config =>
            new CosineSimilarityMetric(config.OptionalWhole("axis") ?? -1, config.Text("name", "cosine_similarity")),
        ["F1Score"] = F1Score.FromConfig,
        ["FBetaScore"] = FBetaScore.FromConfig,
        ["MeanAbsoluteError"] = config => new MeanAbsoluteErrorMetric(config.Text("name", "mean_absolute_error")),
        ["MeanSquaredError"] = config => new MeanSquaredErrorMetric(config.Text("name", "mean_squared_error")),
        ["OneHotIoU"] = OneHotIoU.FromConfig,
        ["OneHotMeanIoU"] = OneHotMeanIoU.FromConfig,
        ["Precision"] = config => new Precision(
            config.OneOrMore("thresholds"),
            config.OptionalInteger("top_k"),
            config.OptionalInteger("class_id"),
            config.OptionalText("name")),
        ["PrecisionAtRecall"] = PrecisionAtRecall.FromConfig,
        ["R2Score"] = R2Score.FromConfig,
        ["Recall"] = config => new Recall(
            config.OneOrMore("thresholds"),
            config.OptionalInteger("top_k"),
            config.OptionalInteger("class_id"),
            config.OptionalText("name")),
        ["RecallAtPrecision"] = RecallAtPrecision.FromConfig,
        ["RootMeanSquaredError"] = config => new RootMeanSquaredError(config.Text("name", "root_mean_squared_error")),
        ["SensitivityAtSpecificity"] = SensitivityAtSpecificity.FromConfig,
        ["SparseCategoricalAccuracy"] = config =>
            new SparseCategoricalAccuracy(config.Text("name", "sparse_categorical_accuracy")),
        ["SparseTopKCategoricalAccuracy"] = config => new SparseTopKCategoricalAccuracy(
            config.Integer("k", 5), config.Text("name", "sparse_top_k_categorical_accuracy")),
        ["SpecificityAtSensitivity"] = SpecificityAtSensitivity.FromConfig,
        ["TopKCategoricalAccuracy"] = config => new TopKCategoricalAccuracy(
            config.Integer("k", 5), config.Text("name", "top_k_categorical_accuracy")),
    });

    // The name of the class in Keras, where ours differs from it.
    private protected virtual string KerasClass => GetType().Name;

    /// <summary>Makes a metric from what <see cref="GetConfig"/> gave; the class may be that of a loss.</summary>
    /// <param name="className">The class.</param>
    /// <param name="config">
    /// The config, by Keras' keys. With a reduction it is that of a loss object, whose value is averaged over batches.
    /// </param>
    /// <exception cref="InvalidArgumentException">There is no such class, or a key or value is not one of it.</exception>
    public static Metric FromConfig(string className, IReadOnlyDictionary<string, object?> config)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (config.ContainsKey("reduction"))
        {
            return new BatchLossMetric(Loss.FromConfig(className, config));
        }

        // Metrics count in float32, as Keras' do by default.
        Dictionary<string, object?> own = new(config, StringComparer.Ordinal);
        own.Remove("dtype");
        return !Makers.Has(className) && Loss.Makers.Has(className)
            ? new LossMetric(Loss.FromConfig(className, own))
            : Makers.Make(className, own);
    }

    /// <summary>Gives what the metric is made of, by Keras' keys.</summary>
    public virtual IReadOnlyDictionary<string, object?> GetConfig() => Config.Of(("name", Name), ("dtype", "float32"));

    /// <summary>Gives the class in Keras and the config: what <see cref="FromConfig"/> takes.</summary>
    public (string ClassName, IReadOnlyDictionary<string, object?> Config) Describe() => (KerasClass, GetConfig());
}
