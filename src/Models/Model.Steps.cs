namespace RawOpsNet.Models;

public abstract partial class Model
{
    /// <summary>Takes one step of training; override it for a step of one's own.</summary>
    /// <remarks>
    /// Fit runs it in a <see cref="TensorScope"/>, so an override needs none. What is returned stands in the logs; where its
    /// names are those of the loss and the metrics, an epoch shows their means, otherwise the last batch's.
    /// </remarks>
    /// <param name="data">A batch.</param>
    /// <returns>Figures by name; scalars.</returns>
    public virtual IReadOnlyDictionary<string, Tensor> TrainStep(Batch data)
    {
        (Tensor x, Tensor? y, Tensor? sampleWeight) = data;
        using GradientTape tape = new();
        Tensor prediction = Invoke(x, training: true);
        Tensor loss = ComputeLoss(x, y, prediction, sampleWeight);
        Optimizer.Minimize(loss, TrainableWeights, tape);
        return ComputeMetrics(x, y, prediction, sampleWeight);
    }

    /// <summary>Judges a batch without training.</summary>
    /// <param name="data">A batch.</param>
    /// <returns>Figures by name; scalars.</returns>
    public virtual IReadOnlyDictionary<string, Tensor> TestStep(Batch data)
    {
        (Tensor x, Tensor? y, Tensor? sampleWeight) = data;
        Tensor prediction = Invoke(x, training: false);
        ComputeLoss(x, y, prediction, sampleWeight);
        return ComputeMetrics(x, y, prediction, sampleWeight);
    }

    /// <summary>Computes the output for a batch.</summary>
    public virtual Tensor PredictStep(Tensor x) => Invoke(x, training: false);

    /// <summary>Computes the loss of a batch and takes it into the mean that the logs show.</summary>
    /// <exception cref="FailedPreconditionException">The model has no loss, or there is no target.</exception>
    public virtual Tensor ComputeLoss(Tensor x, Tensor? y, Tensor prediction, Tensor? sampleWeight)
    {
        if (_loss is null)
        {
            throw new FailedPreconditionException(
                $"{Name}: no loss is given; pass one to Compile, or override TrainStep or ComputeLoss.");
        }

        if (y is null)
        {
            throw new FailedPreconditionException(
                $"{Name}: the target is missing; the model was compiled with the loss '{_loss.Name}', which needs it.");
        }

        Tensor loss = _loss.Invoke(y, prediction, sampleWeight);
        foreach (Tensor penalty in ComputePenalties())
        {
            loss = RawOps.AddV2(loss, penalty);
        }

        // The mean over an epoch weighs batches by their rows, whatever the loss does with sample weights (compile_utils.py).
        _lossMean.UpdateState(loss, (float)y.Shape[0]);
        return loss;
    }

    /// <summary>Takes a batch into the metrics and gives all figures.</summary>
    public virtual IReadOnlyDictionary<string, Tensor> ComputeMetrics(
        Tensor x, Tensor? y, Tensor prediction, Tensor? sampleWeight)
    {
        if (y is not null)
        {
            foreach (Metric metric in _metrics)
            {
                metric.UpdateState(y, prediction);
            }

            foreach (Metric metric in _weightedMetrics)
            {
                metric.UpdateState(y, prediction, sampleWeight);
            }
        }

        return GetMetricsResult();
    }

    /// <summary>Gives the loss and the metrics as they stand, by name.</summary>
    public virtual IReadOnlyDictionary<string, Tensor> GetMetricsResult()
    {
        OrderedDictionary<string, Tensor> results = new(StringComparer.Ordinal);
        if (_loss is not null)
        {
            results.Add(_lossMean.Name, _lossMean.Result());
        }

        foreach (Metric metric in _metrics.Concat(_weightedMetrics))
        {
            results.Add(metric.Name, metric.Result());
        }

        return results;
    }
}
