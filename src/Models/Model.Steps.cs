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
        (Tensors x, Tensors? y, Tensors? sampleWeight) = data;
        using GradientTape tape = new();
        Tensors prediction = Invoke(x, training: true);
        Tensor loss = ComputeLoss(x, y, prediction, sampleWeight);
        Optimizer.Minimize(loss, TrainableWeights, tape);
        return ComputeMetrics(x, y, prediction, sampleWeight);
    }

    /// <summary>Judges a batch without training.</summary>
    /// <param name="data">A batch.</param>
    /// <returns>Figures by name; scalars.</returns>
    public virtual IReadOnlyDictionary<string, Tensor> TestStep(Batch data)
    {
        (Tensors x, Tensors? y, Tensors? sampleWeight) = data;
        Tensors prediction = Invoke(x, training: false);
        ComputeLoss(x, y, prediction, sampleWeight);
        return ComputeMetrics(x, y, prediction, sampleWeight);
    }

    /// <summary>Computes the outputs for a batch.</summary>
    public virtual Tensors PredictStep(Tensors x) => Invoke(x, training: false);

    /// <summary>Computes the loss of a batch and takes it into the means that the logs show.</summary>
    /// <remarks>The losses of the outputs, each by its weight, and <see cref="Layer.ComputePenalties"/>.</remarks>
    /// <exception cref="InvalidArgumentException">The model has no loss, or there is no target.</exception>
    public virtual Tensor ComputeLoss(Tensors x, Tensors? y, Tensors prediction, Tensors? sampleWeight)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        if (y is null && _losses is { IsGiven: true })
        {
            throw new InvalidArgumentException(
                $"{Name}: the target is missing; the model was compiled with "
                + $"loss={_losses.Name ?? "one per output"}, which needs it.");
        }

        CompiledLosses losses = _losses ??= new CompiledLosses(new PerOutput<Loss>(forAll: null), null);
        Tensor? loss = losses.Invoke(new OutputParts(prediction, OutputNames, y, sampleWeight, LastMaskOf), ComputePenalties());
        if (loss is null)
        {
            _losses = null;
            throw new InvalidArgumentException(
                $"{Name}: no loss is given; pass one to Compile, or override TrainStep or ComputeLoss.");
        }

        return loss;
    }

    /// <summary>Takes a batch into the metrics and gives all figures.</summary>
    public virtual IReadOnlyDictionary<string, Tensor> ComputeMetrics(
        Tensors x, Tensors? y, Tensors prediction, Tensors? sampleWeight)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        if (y is not null)
        {
            _metrics.UpdateState(new OutputParts(prediction, OutputNames, y, sampleWeight, LastMaskOf));
        }

        return GetMetricsResult();
    }

    /// <summary>Gives the loss and the metrics as they stand, by name.</summary>
    public virtual IReadOnlyDictionary<string, Tensor> GetMetricsResult()
    {
        OrderedDictionary<string, Tensor> results = new(StringComparer.Ordinal);
        foreach ((string name, IFigure figure) in NamedFigures)
        {
            results.Add(name, figure.Result());
        }

        return results;
    }
}
