namespace RawOpsNet.Models;

public abstract partial class Model
{
    private const int DefaultBatchSize = 32;

    /// <summary>Trains on samples in memory.</summary>
    /// <param name="x">The inputs; the first dims count samples.</param>
    /// <param name="y">The labels or targets.</param>
    /// <param name="batchSize">The samples of a step; the last of a pass may have fewer. Null: 32, or as the steps say.</param>
    /// <param name="epochs">The number of the last epoch, counted from 1.</param>
    /// <param name="verbosity">What is written to the console.</param>
    /// <param name="callbacks">Told of every epoch and batch; the history and the bar come after them.</param>
    /// <param name="validationSplit">The share of samples, from the end, that is not trained on but evaluated each epoch.</param>
    /// <param name="validationData">What is evaluated after each epoch; goes before the split.</param>
    /// <param name="shuffle">Whether each epoch has a new order.</param>
    /// <param name="sampleWeight">A weight for each sample.</param>
    /// <param name="initialEpoch">The epoch to begin with, counted from 0.</param>
    /// <param name="validationBatchSize">The samples of a batch in validation; null: batchSize.</param>
    /// <param name="validationFrequency">After how many epochs validation runs.</param>
    /// <param name="shuffleSeed">Seeds the order; null draws one from <see cref="RandomSeed"/>.</param>
    /// <param name="classWeight">A weight for the samples of each class, 0 to one less than their number.</param>
    /// <param name="stepsPerEpoch">
    /// The steps of an epoch; null: a pass over the samples. The next epoch goes on where the last one ended.
    /// </param>
    /// <param name="validationSteps">How many batches are evaluated; null: all.</param>
    /// <param name="validationEpochs">The epochs, counted from 1, that validation follows; null: by the frequency.</param>
    /// <param name="shuffleBatches">Whether batches keep neighbours, and their order, and that inside, is new each epoch.</param>
    /// <param name="cancellation">Ends training after the running batch; the history is kept.</param>
    /// <returns>The figures of every epoch.</returns>
    /// <exception cref="InvalidArgumentException">Sizes differ, there are no samples, or a number is out of range.</exception>
    /// <exception cref="FailedPreconditionException">The model is not compiled.</exception>
    public History Fit(
        Samples x,
        Samples? y = null,
        int? batchSize = null,
        int epochs = 1,
        Verbosity verbosity = Verbosity.Bar,
        IReadOnlyList<Callback>? callbacks = null,
        double validationSplit = 0,
        Batch? validationData = null,
        bool shuffle = true,
        Samples? sampleWeight = null,
        int initialEpoch = 0,
        int? validationBatchSize = null,
        int validationFrequency = 1,
        long? shuffleSeed = null,
        IReadOnlyDictionary<int, double>? classWeight = null,
        int? stepsPerEpoch = null,
        int? validationSteps = null,
        IReadOnlyCollection<int>? validationEpochs = null,
        bool shuffleBatches = false,
        CancellationToken cancellation = default)
    {
        _ = Optimizer;
        RequirePositive(validationFrequency, nameof(validationFrequency));
        RequirePositive(stepsPerEpoch ?? 1, nameof(stepsPerEpoch));
        RequirePositive(validationSteps ?? 1, nameof(validationSteps));
        Batch all = new(x, y, sampleWeight);
        long count = ArrayData.CountSamples(all);
        long trained = validationData is null ? TrainedCount(count, validationSplit) : count;
        long size = batchSize ?? (stepsPerEpoch is { } steps ? (trained + steps - 1) / steps : DefaultBatchSize);
        ArrayData training = new(all, size, 0, trained);
        ArrayData? validation = validationData is { } given
            ? new ArrayData(given, validationBatchSize ?? size, 0, ArrayData.CountSamples(given))
            : trained < count ? new ArrayData(all, validationBatchSize ?? size, trained, count - trained) : null;
        ShuffleKind kind = shuffleBatches ? ShuffleKind.Batches : shuffle ? ShuffleKind.Samples : ShuffleKind.None;
        FitPlan plan = new()
        {
            Epochs = epochs,
            InitialEpoch = initialEpoch,
            Verbosity = verbosity,
            Callbacks = callbacks,
            ClassWeights = classWeight is null ? null : new ClassWeights(classWeight),
            OpenValidation = validation is null ? null : () => InOrder(validation),
            ValidationSteps = validationSteps,
            IsValidated = epoch => validationEpochs?.Contains(epoch) ?? epoch % validationFrequency == 0,
            Cancellation = cancellation,
            ShuffleSeed = kind == ShuffleKind.None ? 0 : shuffleSeed ?? RandomSeed.Next(),
        };
        return Fit(seed => new ArraySource(training, stepsPerEpoch, initialEpoch, epochs, kind, seed), plan);
    }

    private static ArraySource InOrder(ArrayData data) => new(data, null, 0, 1, ShuffleKind.None, 0);

    private long TrainedCount(long count, double share)
    {
        if (share == 0)
        {
            return count;
        }

        if (share is not (> 0 and <= 1))
        {
            throw new InvalidArgumentException($"{Name}: validationSplit is {share}; it must be in [0, 1).");
        }

        long trained = (long)Math.Floor(count * (1 - share));
        return trained > 0 && trained < count
            ? trained
            : throw new InvalidArgumentException(
                $"{Name}: Training data contains {count} samples, which is not sufficient to split it into a validation and "
                + $"training set as specified by validationSplit={share}.");
    }
}
