namespace RawOpsNet.Models;

public abstract partial class Model
{
    /// <summary>Computes the output for samples.</summary>
    /// <param name="x">The input; the first dim counts samples.</param>
    /// <param name="batchSize">The samples of a batch.</param>
    /// <param name="verbosity">What is written to the console.</param>
    /// <param name="callbacks">Told of every batch.</param>
    /// <returns>The output, joined along the first dim.</returns>
    /// <exception cref="InvalidArgumentException">The model has several outputs; pass <see cref="Tensors"/>.</exception>
    public Tensor Predict(
        Tensor x,
        int batchSize = DefaultBatchSize,
        Verbosity verbosity = Verbosity.Bar,
        IReadOnlyList<Callback>? callbacks = null) => Predict((Tensors)x, batchSize, verbosity, callbacks).Single;

    /// <summary>Computes the outputs for samples.</summary>
    /// <param name="x">The inputs; the first dims count samples.</param>
    /// <param name="batchSize">The samples of a batch.</param>
    /// <param name="verbosity">What is written to the console.</param>
    /// <param name="callbacks">Told of every batch.</param>
    /// <returns>The outputs, joined along the first dim.</returns>
    public Tensors Predict(
        Tensors x,
        int batchSize = DefaultBatchSize,
        Verbosity verbosity = Verbosity.Bar,
        IReadOnlyList<Callback>? callbacks = null)
    {
        Batch all = new(x);
        using ArraySource data = InOrder(new ArrayData(all, batchSize, 0, ArrayData.CountSamples(all)));
        return PredictBatches(data, new CallbackList(this, callbacks, new RunParameters(1, data.Steps, verbosity)));
    }

    /// <summary>Computes the outputs for batches, of which only the inputs are looked at.</summary>
    /// <inheritdoc cref="Predict(Tensors, int, Verbosity, IReadOnlyList{Callback}?)"/>
    /// <param name="batches">The batches.</param>
    /// <param name="verbosity">What is written to the console.</param>
    /// <param name="callbacks">Told of every batch.</param>
    public Tensors Predict(
        IEnumerable<Batch> batches, Verbosity verbosity = Verbosity.Bar, IReadOnlyList<Callback>? callbacks = null)
    {
        using EnumeratedSource data = new(batches, null);
        return PredictBatches(data, new CallbackList(this, callbacks, new RunParameters(1, data.Steps, verbosity)));
    }

    private Tensors PredictBatches(BatchSource data, CallbackList told)
    {
        List<Tensors> outputs = [];
        told.Each(callback => callback.OnPredictBegin());
        data.Begin(0);
        using TensorScope scope = new();
        RunSteps(
            data,
            new EpochRun { Steps = data.Steps },
            1,
            step => told.Each(callback => callback.OnPredictBatchBegin(step)),
            (batch, batchScope) =>
            {
                Tensors given = PredictStep(batch.Input);
                foreach (Tensor tensor in given)
                {
                    batchScope.Keep(tensor);
                }

                outputs.Add(given);
                return given;
            },
            (step, given) =>
            {
                told.Each(callback => callback.OnPredictBatchEnd(step, given));
                return false;
            });
        told.Each(callback => callback.OnPredictEnd());
        if (outputs.Count == 0)
        {
            throw new InvalidArgumentException($"{Name}: the data hold no batch at all.");
        }

        return Tensors.Of(outputs[0].Names, [.. outputs[0].Select((_, i) =>
            scope.Keep(outputs.Count == 1 ? outputs[0][i] : RawOps.ConcatV2([.. outputs.Select(output => output[i])], 0)))]);
    }
}
