namespace RawOpsNet.Models;

/// <summary>Calls given functions at the hooks of training (Keras' LambdaCallback).</summary>
public sealed class LambdaCallback : Callback
{
    /// <summary>Gets what is called before the first epoch.</summary>
    public Action? TrainBegin { get; init; }

    /// <summary>Gets what is called after the last epoch.</summary>
    public Action<Logs>? TrainEnd { get; init; }

    /// <summary>Gets what is called before an epoch.</summary>
    public Action<int>? EpochBegin { get; init; }

    /// <summary>Gets what is called after an epoch.</summary>
    public Action<int, Logs>? EpochEnd { get; init; }

    /// <summary>Gets what is called before a step of training.</summary>
    public Action<int>? BatchBegin { get; init; }

    /// <summary>Gets what is called after a step of training.</summary>
    public Action<int, Logs>? BatchEnd { get; init; }

    /// <inheritdoc/>
    public override void OnTrainBegin() => TrainBegin?.Invoke();

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs) => TrainEnd?.Invoke(logs);

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch) => EpochBegin?.Invoke(epoch);

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs) => EpochEnd?.Invoke(epoch, logs);

    /// <inheritdoc/>
    public override void OnBatchBegin(int batch) => BatchBegin?.Invoke(batch);

    /// <inheritdoc/>
    public override void OnBatchEnd(int batch, Logs logs) => BatchEnd?.Invoke(batch, logs);
}
