namespace RawOpsNet.Models;

public abstract partial class Model
{
    /// <summary>Trains on samples in memory.</summary>
    /// <param name="x">The inputs; the first dim counts samples.</param>
    /// <param name="y">The labels or targets.</param>
    /// <param name="batchSize">The samples of a step; the last one of an epoch may have fewer.</param>
    /// <param name="epochs">The number of the last epoch, counted from 1.</param>
    /// <param name="verbosity">What is written to the console.</param>
    /// <param name="callbacks">Told of every epoch and batch; the bar and the history come after them.</param>
    /// <param name="validationSplit">The share of samples, from the end, that is not trained on but evaluated each epoch.</param>
    /// <param name="validationData">What is evaluated after each epoch; goes before the split.</param>
    /// <param name="shuffle">Whether each epoch has a new order.</param>
    /// <param name="sampleWeight">A weight for each sample.</param>
    /// <param name="initialEpoch">The epoch to begin with, counted from 0.</param>
    /// <param name="validationBatchSize">The samples of a batch in validation; null: batchSize.</param>
    /// <param name="validationFrequency">After how many epochs validation runs.</param>
    /// <param name="shuffleSeed">Seeds the order; null draws one from <see cref="RandomSeed"/>.</param>
    /// <returns>The figures of every epoch.</returns>
    /// <exception cref="InvalidArgumentException">Sizes differ, there are no samples, or a number is out of range.</exception>
    /// <exception cref="FailedPreconditionException">The model is not compiled.</exception>
    public History Fit(
        Tensor x,
        Tensor? y = null,
        int batchSize = 32,
        int epochs = 1,
        Verbosity verbosity = Verbosity.Bar,
        IReadOnlyList<Callback>? callbacks = null,
        double validationSplit = 0,
        Batch? validationData = null,
        bool shuffle = true,
        Tensor? sampleWeight = null,
        int initialEpoch = 0,
        int? validationBatchSize = null,
        int validationFrequency = 1,
        long? shuffleSeed = null)
    {
        _ = Optimizer;
        RequirePositive(epochs, nameof(epochs));
        RequirePositive(validationFrequency, nameof(validationFrequency));
        if (initialEpoch < 0)
        {
            throw new InvalidArgumentException($"{Name}: initialEpoch is {initialEpoch}; it must not be negative.");
        }

        Batch all = new(x, y, sampleWeight);
        (ArrayData training, ArrayData? validation) =
            Split(all, batchSize, validationSplit, validationData, validationBatchSize ?? batchSize);
        CallbackList told = new(this, callbacks, new RunParameters(epochs, training.BatchCount, verbosity));
        long seed = shuffle ? shuffleSeed ?? RandomSeed.Next() : 0;
        StopTraining = false;
        Logs logs = [];
        told.Each(callback => callback.OnTrainBegin());
        for (int epoch = initialEpoch; epoch < epochs && !StopTraining; epoch++)
        {
            if (shuffle)
            {
                training.Shuffle(seed, epoch);
            }

            ResetMetrics();
            told.Each(callback => callback.OnEpochBegin(epoch));
            logs = TrainEpoch(training, told);
            if (validation is not null && (epoch + 1) % validationFrequency == 0)
            {
                foreach ((string name, double value) in EvaluateBatches(validation, told))
                {
                    logs[$"val_{name}"] = value;
                }
            }

            told.Each(callback => callback.OnEpochEnd(epoch, logs));
        }

        Optimizer.FinalizeVariableValues(TrainableWeights);
        told.Each(callback => callback.OnTrainEnd(logs));
        return told.History;
    }

    private Logs TrainEpoch(ArrayData data, CallbackList told)
    {
        Logs logs = [];
        for (int batch = 0; batch < data.BatchCount && !StopTraining; batch++)
        {
            told.Each(callback => callback.OnTrainBatchBegin(batch));
            using (TensorScope scope = new())
            {
                logs = Logs.Of(TrainStep(data[batch]));
            }

            told.Each(callback => callback.OnTrainBatchEnd(batch, logs));
        }

        return WithMeans(logs);
    }

    // A step that returns other figures than the model's is shown as its last batch was (engine/training.py).
    private Logs WithMeans(Logs last)
    {
        if (!last.Keys.ToHashSet().SetEquals(MetricNames))
        {
            return last;
        }

        using TensorScope scope = new();
        return Logs.Of(GetMetricsResult());
    }

    private (ArrayData Training, ArrayData? Validation) Split(
        Batch all, int batchSize, double share, Batch? validationData, int validationBatchSize)
    {
        long count = ArrayData.CountSamples(all);
        if (validationData is { } given)
        {
            long validated = ArrayData.CountSamples(given);
            return (new ArrayData(all, batchSize, 0, count), new ArrayData(given, validationBatchSize, 0, validated));
        }

        if (share == 0)
        {
            return (new ArrayData(all, batchSize, 0, count), null);
        }

        if (share is not (> 0 and < 1))
        {
            throw new InvalidArgumentException($"{Name}: validationSplit is {share}; it must be in [0, 1).");
        }

        long trained = (long)Math.Floor(count * (1 - share));
        if (trained == 0 || trained == count)
        {
            throw new InvalidArgumentException(
                $"{Name}: validationSplit {share} of {count} samples leaves none to train on, or none to validate.");
        }

        return (new ArrayData(all, batchSize, 0, trained), new ArrayData(all, validationBatchSize, trained, count - trained));
    }

    private void RequirePositive(int value, string argument)
    {
        if (value <= 0)
        {
            throw new InvalidArgumentException($"{Name}: {argument} is {value}; it must be positive.");
        }
    }
}
