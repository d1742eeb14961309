using System.Runtime.CompilerServices;

namespace RawOpsNet.Models;

public abstract partial class Model
{
    /// <summary>Computes the loss and the metrics over samples, without training.</summary>
    /// <param name="x">The inputs; the first dims count samples.</param>
    /// <param name="y">The labels or targets.</param>
    /// <param name="batchSize">The samples of a batch.</param>
    /// <param name="verbosity">What is written to the console.</param>
    /// <param name="sampleWeight">A weight for each sample.</param>
    /// <param name="callbacks">Told of every batch.</param>
    /// <param name="steps">How many batches are taken; null: all.</param>
    /// <returns>The figures by name.</returns>
    public Logs Evaluate(
        Samples x,
        Samples? y = null,
        int batchSize = DefaultBatchSize,
        Verbosity verbosity = Verbosity.Bar,
        Samples? sampleWeight = null,
        IReadOnlyList<Callback>? callbacks = null,
        int? steps = null)
    {
        Batch all = new(x, y, sampleWeight);
        using ArraySource data = InOrder(new ArrayData(all, batchSize, 0, ArrayData.CountSamples(all)));
        return Evaluate(data, verbosity, callbacks, steps);
    }

    /// <summary>Computes the loss and the metrics over batches, without training.</summary>
    /// <param name="batches">The batches.</param>
    /// <param name="verbosity">What is written to the console.</param>
    /// <param name="callbacks">Told of every batch.</param>
    /// <param name="steps">How many batches are taken; null: all.</param>
    /// <returns>The figures by name.</returns>
    [OverloadResolutionPriority(1)]
    public Logs Evaluate(
        IEnumerable<Batch> batches,
        Verbosity verbosity = Verbosity.Bar,
        IReadOnlyList<Callback>? callbacks = null,
        int? steps = null)
    {
        using EnumeratedSource data = new(batches, steps);
        return Evaluate(data, verbosity, callbacks, steps);
    }

    private Logs Evaluate(BatchSource data, Verbosity verbosity, IReadOnlyList<Callback>? callbacks, int? steps)
    {
        _ = Optimizer;
        RequirePositive(steps ?? 1, nameof(steps));
        RunParameters parameters = new(1, steps ?? data.Steps, verbosity);
        return EvaluateBatches(data, new CallbackList(this, callbacks, parameters), steps);
    }

    private Logs EvaluateBatches(BatchSource data, CallbackList told, int? steps)
    {
        EpochRun run = new() { Steps = steps ?? data.Steps };
        told.Each(callback => callback.OnTestBegin());
        ResetMetrics();
        data.Begin(0);
        Logs? logs = RunSteps(
            data,
            run,
            1,
            step => told.Each(callback => callback.OnTestBatchBegin(step)),
            (batch, _) => Logs.Of(TestStep(batch)),
            (step, taken) =>
            {
                told.Each(callback => callback.OnTestBatchEnd(step, told.Shared(taken)));
                told.Forget();
                return false;
            });
        Logs means = WithMeans(logs ?? throw new InvalidArgumentException($"{Name}: the data hold no batch at all."));
        told.Each(callback => callback.OnTestEnd(told.Shared(means)));
        told.Forget();
        return means;
    }
}
