namespace RawOpsNet.Models;

public abstract partial class Model
{
    /// <summary>Computes the loss and the metrics over samples, without training.</summary>
    /// <param name="x">The inputs; the first dim counts samples.</param>
    /// <param name="y">The labels or targets.</param>
    /// <param name="batchSize">The samples of a batch.</param>
    /// <param name="verbosity">What is written to the console.</param>
    /// <param name="sampleWeight">A weight for each sample.</param>
    /// <param name="callbacks">Told of every batch.</param>
    /// <returns>The figures by name.</returns>
    public Logs Evaluate(
        Tensor x,
        Tensor? y = null,
        int batchSize = 32,
        Verbosity verbosity = Verbosity.Bar,
        Tensor? sampleWeight = null,
        IReadOnlyList<Callback>? callbacks = null)
    {
        _ = Optimizer;
        Batch all = new(x, y, sampleWeight);
        ArrayData data = new(all, batchSize, 0, ArrayData.CountSamples(all));
        return EvaluateBatches(data, new CallbackList(this, callbacks, new RunParameters(1, data.BatchCount, verbosity)));
    }

    /// <summary>Computes the outputs for samples.</summary>
    /// <param name="x">The inputs; the first dim counts samples.</param>
    /// <param name="batchSize">The samples of a batch.</param>
    /// <param name="verbosity">What is written to the console.</param>
    /// <param name="callbacks">Told of every batch.</param>
    /// <returns>The outputs, joined along the first dim.</returns>
    public Tensor Predict(
        Tensor x, int batchSize = 32, Verbosity verbosity = Verbosity.Bar, IReadOnlyList<Callback>? callbacks = null)
    {
        Batch all = new(x);
        ArrayData data = new(all, batchSize, 0, ArrayData.CountSamples(all));
        CallbackList told = new(this, callbacks, new RunParameters(1, data.BatchCount, verbosity));
        told.Each(callback => callback.OnPredictBegin());
        using TensorScope scope = new();
        Tensor[] outputs = new Tensor[data.BatchCount];
        for (int batch = 0; batch < outputs.Length; batch++)
        {
            told.Each(callback => callback.OnPredictBatchBegin(batch));
            outputs[batch] = TensorScope.Run(() => PredictStep(data[batch].Input));
            told.Each(callback => callback.OnPredictBatchEnd(batch));
        }

        told.Each(callback => callback.OnPredictEnd());
        return scope.Keep(outputs.Length == 1 ? outputs[0] : RawOps.ConcatV2(outputs, 0));
    }

    private Logs EvaluateBatches(ArrayData data, CallbackList told)
    {
        Logs logs = [];
        ResetMetrics();
        told.Each(callback => callback.OnTestBegin());
        for (int batch = 0; batch < data.BatchCount; batch++)
        {
            told.Each(callback => callback.OnTestBatchBegin(batch));
            using (TensorScope scope = new())
            {
                logs = Logs.Of(TestStep(data[batch]));
            }

            told.Each(callback => callback.OnTestBatchEnd(batch, logs));
        }

        logs = WithMeans(logs);
        told.Each(callback => callback.OnTestEnd(logs));
        return logs;
    }
}
