namespace RawOpsNet.Models;

/// <summary>Gives the batches of a fit, an evaluation or a prediction, epoch by epoch.</summary>
internal abstract class BatchSource : IDisposable
{
    /// <summary>Gets the number of batches of an epoch; null: not known before the first one ends.</summary>
    public abstract int? Steps { get; }

    /// <summary>Gets ready for an epoch, counted from 0 over all epochs of the model.</summary>
    public abstract void Begin(int epoch);

    /// <summary>Gives the next batch; false where there is none left.</summary>
    public abstract bool TryNext(out Batch batch);

    /// <summary>Goes on as after so many epochs, each of so many steps, and some steps more.</summary>
    public virtual void Skip(int epochs, int steps, int? stepsPerEpoch)
    {
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            Begin(epoch);
            for (int step = 0; (stepsPerEpoch is null || step < stepsPerEpoch) && TryNext(out _); step++)
            {
            }
        }

        Begin(epochs);
        for (int step = 0; step < steps && TryNext(out _); step++)
        {
        }
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
