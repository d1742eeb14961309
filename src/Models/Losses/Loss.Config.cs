using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

public abstract partial class Loss
{
    internal static readonly ConfigMakers<Loss> Makers = new("loss", "keras.losses", new(StringComparer.Ordinal)
    {
        ["BinaryCrossentropy"] = BinaryCrossentropy.FromConfig,
        ["BinaryFocalCrossentropy"] = BinaryFocalCrossentropy.FromConfig,
        ["CategoricalCrossentropy"] = CategoricalCrossentropy.FromConfig,
        ["CategoricalFocalCrossentropy"] = CategoricalFocalCrossentropy.FromConfig,
        ["CategoricalHinge"] = config => new CategoricalHinge(ReductionOf(config), config.Text("name", "categorical_hinge")),
        ["CosineSimilarity"] = config => new CosineSimilarity(
            config.OptionalWhole("axis") ?? -1, ReductionOf(config), config.Text("name", "cosine_similarity")),
        ["Hinge"] = config => new Hinge(ReductionOf(config), config.Text("name", "hinge")),
        ["Huber"] = config => new Huber(config.Number("delta", 1), ReductionOf(config), config.Text("name", "huber_loss")),
        ["KLDivergence"] = config => new KLDivergence(ReductionOf(config), config.Text("name", "kl_divergence")),
        ["LogCosh"] = config => new LogCosh(ReductionOf(config), config.Text("name", "log_cosh")),
        ["MeanAbsoluteError"] = config => new MeanAbsoluteError(ReductionOf(config), config.Text("name", "mean_absolute_error")),
        ["MeanAbsolutePercentageError"] = config => new MeanAbsolutePercentageError(
            ReductionOf(config), config.Text("name", "mean_absolute_percentage_error")),
        ["MeanSquaredError"] = config => new MeanSquaredError(ReductionOf(config), config.Text("name", "mean_squared_error")),
        ["MeanSquaredLogarithmicError"] = config => new MeanSquaredLogarithmicError(
            ReductionOf(config), config.Text("name", "mean_squared_logarithmic_error")),
        ["Poisson"] = config => new Poisson(ReductionOf(config), config.Text("name", "poisson")),
        ["SparseCategoricalCrossentropy"] = SparseCategoricalCrossentropy.FromConfig,
        ["SquaredHinge"] = config => new SquaredHinge(ReductionOf(config), config.Text("name", "squared_hinge")),
    });

    private static readonly (string Word, LossReduction Reduction)[] Reductions =
    [
        ("auto", LossReduction.SumOverBatchSize),
        ("sum_over_batch_size", LossReduction.SumOverBatchSize),
        ("sum", LossReduction.Sum),
        ("none", LossReduction.None),
    ];

    /// <summary>Makes a loss from what <see cref="GetConfig"/> gave.</summary>
    /// <param name="className">The class.</param>
    /// <param name="config">The config, by Keras' keys.</param>
    /// <exception cref="InvalidArgumentException">There is no such class, or a key or value is not one of it.</exception>
    public static Loss FromConfig(string className, IReadOnlyDictionary<string, object?> config) =>
        Makers.Make(className, config);

    /// <summary>Gives what the loss is made of, by Keras' keys.</summary>
    public virtual IReadOnlyDictionary<string, object?> GetConfig() => Config.Of(
        ("reduction", Reductions.First(pair => pair.Reduction == Reduction).Word),
        ("name", Name));

    // Keras' configs name the function too, which the class says already.
    internal static LossReduction ReductionOf(ConfigReader config)
    {
        config.Value("fn");
        string word = config.Text("reduction", "auto").ToLower(System.Globalization.CultureInfo.InvariantCulture);
        int index = Array.FindIndex(Reductions, pair => pair.Word == word);
        return index >= 0
            ? Reductions[index].Reduction
            : throw new InvalidArgumentException(
                $"reduction is '{word}'; it must be one of {string.Join(", ", Reductions.Select(pair => pair.Word))}.");
    }
}
