namespace RawOpsNet.Models;

public abstract partial class Model
{
    /// <summary>Takes one step of training on one batch.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The labels or targets.</param>
    /// <param name="sampleWeight">A weight for each sample.</param>
    /// <param name="classWeight">A weight for the samples of each class.</param>
    /// <param name="resetMetrics">Whether the figures are the batch's own, or means since the last reset.</param>
    /// <returns>The figures by name; the loss is that before the update.</returns>
    /// <exception cref="FailedPreconditionException">The model is not compiled.</exception>
    public Logs TrainOnBatch(
        Samples x,
        Samples? y = null,
        Samples? sampleWeight = null,
        IReadOnlyDictionary<int, double>? classWeight = null,
        bool resetMetrics = true)
    {
        _ = Optimizer;
        Batch batch = new(x, y, sampleWeight);
        ArrayData.CountSamples(batch);
        TrainableFlags? current = _compiledFlags?.Swap();
        try
        {
            using TensorScope scope = new();
            if (resetMetrics)
            {
                ResetMetrics();
            }

            using NumericsCheck? check = CheckNumerics();
            Logs logs = Logs.Of(TrainStep(classWeight is null ? batch : new ClassWeights(classWeight).Apply(batch)));
            TrainCounter++;
            return logs;
        }
        finally
        {
            current?.Swap();
        }
    }

    /// <summary>Computes the loss and the metrics of one batch, without training.</summary>
    /// <inheritdoc cref="TrainOnBatch"/>
    public Logs TestOnBatch(Samples x, Samples? y = null, Samples? sampleWeight = null, bool resetMetrics = true)
    {
        _ = Optimizer;
        Batch batch = new(x, y, sampleWeight);
        ArrayData.CountSamples(batch);
        using TensorScope scope = new();
        if (resetMetrics)
        {
            ResetMetrics();
        }

        using NumericsCheck? check = CheckNumerics();
        return Logs.Of(TestStep(batch));
    }

    /// <summary>Computes the outputs for one batch.</summary>
    /// <param name="x">The inputs.</param>
    public Tensors PredictOnBatch(Samples x)
    {
        ArgumentNullException.ThrowIfNull(x);
        using TensorScope scope = new();
        Tensors outputs = PredictStep(x.Tensors);
        foreach (Tensor output in outputs)
        {
            scope.Keep(output);
        }

        return outputs;
    }
}
