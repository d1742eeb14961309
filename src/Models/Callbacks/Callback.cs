namespace RawOpsNet.Models;

/// <summary>Is told what fit, evaluate and predict do, in Keras' order. Override what is of interest.</summary>
public abstract class Callback
{
    /// <summary>Gets the model; set before the first call.</summary>
    public Model Model { get; internal set; } = null!;

    /// <summary>Gets what the run was given: epochs, steps (null: unknown), verbosity.</summary>
    public RunParameters Parameters { get; internal set; } = new(1, null, Verbosity.Silent);

    /// <summary>Is called before the first epoch.</summary>
    public virtual void OnTrainBegin()
    {
    }

    /// <summary>Is called after the last epoch, with its logs.</summary>
    public virtual void OnTrainEnd(Logs logs)
    {
    }

    /// <summary>Is called before an epoch, counted from 0.</summary>
    public virtual void OnEpochBegin(int epoch)
    {
    }

    /// <summary>
    /// Is called after an epoch and its validation; what is put into the logs reaches the callbacks after this one.
    /// </summary>
    public virtual void OnEpochEnd(int epoch, Logs logs)
    {
    }

    /// <summary>Is called before a step of training, counted from 0 in each epoch.</summary>
    public virtual void OnTrainBatchBegin(int batch) => OnBatchBegin(batch);

    /// <summary>Is called after a step of training.</summary>
    public virtual void OnTrainBatchEnd(int batch, Logs logs) => OnBatchEnd(batch, logs);

    /// <summary>Is called before a step of training by <see cref="OnTrainBatchBegin"/>; Keras' older name for it.</summary>
    public virtual void OnBatchBegin(int batch)
    {
    }

    /// <summary>Is called after a step of training by <see cref="OnTrainBatchEnd"/>; Keras' older name for it.</summary>
    public virtual void OnBatchEnd(int batch, Logs logs)
    {
    }

    /// <summary>Is called before an evaluation, also that of a validation.</summary>
    public virtual void OnTestBegin()
    {
    }

    /// <summary>Is called after an evaluation.</summary>
    public virtual void OnTestEnd(Logs logs)
    {
    }

    /// <summary>Is called before a batch is evaluated.</summary>
    public virtual void OnTestBatchBegin(int batch)
    {
    }

    /// <summary>Is called after a batch is evaluated.</summary>
    public virtual void OnTestBatchEnd(int batch, Logs logs)
    {
    }

    /// <summary>Is called before the first prediction.</summary>
    public virtual void OnPredictBegin()
    {
    }

    /// <summary>Is called after the last prediction.</summary>
    public virtual void OnPredictEnd()
    {
    }

    /// <summary>Is called before a batch is predicted.</summary>
    public virtual void OnPredictBatchBegin(int batch)
    {
    }

    /// <summary>Is called after a batch is predicted, with what the model gave.</summary>
    public virtual void OnPredictBatchEnd(int batch, Tensors outputs)
    {
    }
}
