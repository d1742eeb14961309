using RawOpsNet.OpServices;

namespace RawOpsNet.Models;

/// <summary>Measures how far predictions are from the truth. Converts from Keras' names ("mse").</summary>
public abstract partial class Loss
{
    private static readonly Dictionary<string, Func<Loss>> ByName = new(StringComparer.Ordinal)
    {
        ["sparse_categorical_crossentropy"] = () => new SparseCategoricalCrossentropy(),
        ["categorical_crossentropy"] = () => new CategoricalCrossentropy(),
        ["binary_crossentropy"] = () => new BinaryCrossentropy(),
        ["bce"] = () => new BinaryCrossentropy(),
        ["BCE"] = () => new BinaryCrossentropy(),
        ["mean_squared_error"] = () => new MeanSquaredError(),
        ["mse"] = () => new MeanSquaredError(),
        ["MSE"] = () => new MeanSquaredError(),
        ["mean_absolute_error"] = () => new MeanAbsoluteError(),
        ["mae"] = () => new MeanAbsoluteError(),
        ["MAE"] = () => new MeanAbsoluteError(),
        ["mean_absolute_percentage_error"] = () => new MeanAbsolutePercentageError(),
        ["mape"] = () => new MeanAbsolutePercentageError(),
        ["MAPE"] = () => new MeanAbsolutePercentageError(),
        ["mean_squared_logarithmic_error"] = () => new MeanSquaredLogarithmicError(),
        ["msle"] = () => new MeanSquaredLogarithmicError(),
        ["MSLE"] = () => new MeanSquaredLogarithmicError(),
        ["hinge"] = () => new Hinge(),
        ["squared_hinge"] = () => new SquaredHinge(),
        ["categorical_hinge"] = () => new CategoricalHinge(),
        ["huber"] = () => new Huber(),
        ["huber_loss"] = () => new Huber(),
        ["log_cosh"] = () => new LogCosh(),
        ["logcosh"] = () => new LogCosh(),
        ["kl_divergence"] = () => new KLDivergence(),
        ["kullback_leibler_divergence"] = () => new KLDivergence(),
        ["kld"] = () => new KLDivergence(),
        ["KLD"] = () => new KLDivergence(),
        ["poisson"] = () => new Poisson(),
        ["cosine_similarity"] = () => new CosineSimilarity(),
        ["binary_focal_crossentropy"] = () => new BinaryFocalCrossentropy(),
        ["categorical_focal_crossentropy"] = () => new CategoricalFocalCrossentropy(),
    };

    /// <summary>Makes a loss.</summary>
    /// <param name="reduction">What becomes of the losses of samples.</param>
    /// <param name="name">The name.</param>
    protected Loss(LossReduction reduction, string name)
    {
        Reduction = reduction;
        Name = name;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets what becomes of the losses of samples.</summary>
    public LossReduction Reduction { get; }

    /// <summary>Makes the loss of a name, with its defaults.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that name; the message lists those there are.</exception>
    public static implicit operator Loss(string name) => Named(name);

    /// <summary>Makes the loss of a name, with its defaults.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that name; the message lists those there are.</exception>
    public static Loss Named(string name) => TryNamed(name) ?? throw new InvalidArgumentException(
        UnknownName.Text("loss", name, ByName.Keys.Order(StringComparer.Ordinal), "the classes", Makers.Names));

    /// <summary>Gets every name that <see cref="Named"/> takes.</summary>
    internal static IEnumerable<string> Names => ByName.Keys.Concat(Makers.Names);

    internal static Loss? TryNamed(string name) => ByName.TryGetValue(name, out Func<Loss>? make)
        ? make()
        : Makers.Has(name) ? FromConfig(name, Config.Of()) : null;

    /// <summary>Computes the loss of a batch.</summary>
    /// <param name="truth">The labels or targets; [n] is taken as [n, 1] beside predictions of rank 2.</param>
    /// <param name="prediction">What the model gave.</param>
    /// <param name="sampleWeight">A weight for each loss, of its shape or fewer dims; null: all 1.</param>
    /// <param name="mask">
    /// Which losses count, of their shape or fewer dims; the mean is over those alone. Null: all of them.
    /// </param>
    public Tensor Invoke(Tensor truth, Tensor prediction, Tensor? sampleWeight = null, Tensor? mask = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(prediction);
        truth = Fit(truth, prediction);
        Tensor losses = Compute(truth, prediction);
        Tensor? counted = mask ?? Counted(truth, losses);
        if (counted is not null)
        {
            sampleWeight = WithMask(losses, counted, sampleWeight);
        }

        if (sampleWeight is not null)
        {
            losses = RawOps.Mul(losses, SampleWeights.For(losses, sampleWeight));
        }

        return Reduction switch
        {
            LossReduction.None => losses,
            LossReduction.Sum => RawOps.Sum(losses, Axes.All(losses)),
            _ => RawOps.Mean(losses, Axes.All(losses)),
        };
    }

    /// <summary>Computes the loss of each sample.</summary>
    protected abstract Tensor Compute(Tensor truth, Tensor prediction);

    internal Tensor OfSamples(Tensor truth, Tensor prediction) => Compute(Fit(truth, prediction), prediction);

    // Tells which losses count; null: all.
    private protected virtual Tensor? Counted(Tensor truth, Tensor losses) => null;

    private static Tensor Fit(Tensor truth, Tensor prediction)
    {
        if (truth.DType.IsFloating && truth.DType != prediction.DType)
        {
            truth = RawOps.Cast(truth, dstT: prediction.DType);
        }

        // [n] beside [n, m], and any labels beside predictions with one more dim of 1 (losses_utils.py).
        bool lacksDim = truth.Rank == prediction.Rank - 1 && (prediction.Rank == 2 || prediction.Shape[^1] == 1);
        return lacksDim ? RawOps.ExpandDims(truth, -1) : truth;
    }

    // losses_utils.py, apply_valid_mask: the mean is over the losses that count.
    private Tensor WithMask(Tensor losses, Tensor counted, Tensor? sampleWeight)
    {
        Tensor mask = SampleWeights.For(losses, counted);
        if (Reduction == LossReduction.SumOverBatchSize)
        {
            Tensor valid = RawOps.Sum(mask, Axes.All(mask));
            mask = RawOps.Mul(mask, RawOps.DivNoNan(Numbers.Like(mask, mask.Count), valid));
        }

        return sampleWeight is null ? mask : RawOps.Mul(mask, SampleWeights.For(losses, sampleWeight));
    }
}
