namespace RawOpsNet.Models;

/// <summary>Measures how far predictions are from the truth. Converts from Keras' names ("mse").</summary>
public abstract class Loss
{
    private static readonly Dictionary<string, Func<Loss>> ByName = new(StringComparer.Ordinal)
    {
        ["sparse_categorical_crossentropy"] = () => new SparseCategoricalCrossentropy(),
        ["categorical_crossentropy"] = () => new CategoricalCrossentropy(),
        ["binary_crossentropy"] = () => new BinaryCrossentropy(),
        ["bce"] = () => new BinaryCrossentropy(),
        ["mean_squared_error"] = () => new MeanSquaredError(),
        ["mse"] = () => new MeanSquaredError(),
        ["MSE"] = () => new MeanSquaredError(),
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
    public static Loss Named(string name) => ByName.TryGetValue(name, out Func<Loss>? make)
        ? make()
        : throw new InvalidArgumentException(
            $"There is no loss '{name}'; there are {string.Join(", ", ByName.Keys.Order(StringComparer.Ordinal))}.");

    /// <summary>Computes the loss of a batch.</summary>
    /// <param name="truth">The labels or targets; [n] is taken as [n, 1] beside predictions of rank 2.</param>
    /// <param name="prediction">What the model gave.</param>
    /// <param name="sampleWeight">A weight for each loss, of its shape or fewer dims; null: all 1.</param>
    public Tensor Invoke(Tensor truth, Tensor prediction, Tensor? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(prediction);
        if (truth.DType.IsFloating && truth.DType != prediction.DType)
        {
            truth = RawOps.Cast(truth, dstT: prediction.DType);
        }

        if (truth.Rank == 1 && prediction.Rank == 2)
        {
            truth = RawOps.ExpandDims(truth, -1);
        }

        Tensor losses = Compute(truth, prediction);
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
}
