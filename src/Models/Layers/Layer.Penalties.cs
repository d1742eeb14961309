using RawOpsNet.OpServices;

namespace RawOpsNet.Models;

public abstract partial class Layer
{
    [Untracked]
    private readonly List<(Variable Weight, Regularizer Regularizer)> _regularized = [];

    [Untracked]
    private readonly OrderedDictionary<string, Mean> _addedMetrics = new(StringComparer.Ordinal);

    /// <summary>Gets what penalizes the output, or null; the penalty is divided by the number of samples, as in Keras.</summary>
    public Regularizer? ActivityRegularizer { get; protected init; }

    /// <summary>
    /// Computes the penalties of the weights, of this layer and those inside, and gives those of outputs of the last call.
    /// </summary>
    /// <returns>Scalars; a model adds them to its loss.</returns>
    public IReadOnlyList<Tensor> ComputePenalties()
    {
        List<Tensor> penalties = [];
        HashSet<Layer> seen = [];
        AddWeightPenalties(penalties, seen);
        return [.. penalties, .. _lastCall?.Penalties ?? []];
    }

    private void AddWeightPenalties(List<Tensor> penalties, HashSet<Layer> seen)
    {
        if (!seen.Add(this))
        {
            return;
        }

        penalties.AddRange(_regularized.Select(entry => entry.Regularizer.Invoke(entry.Weight)));
        foreach (Layer layer in Layers)
        {
            layer.AddWeightPenalties(penalties, seen);
        }
    }

    /// <summary>Adds a scalar to the model's loss; called in a Call, counts until the next step.</summary>
    protected void AddLoss(Tensor loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        (s_call ?? (_lastCall ??= new LayerCall())).Penalties.Add(loss);
    }

    /// <summary>
    /// Takes a scalar into a mean over batches, which the model shows in its logs; called in a Call (Keras' add_metric).
    /// </summary>
    /// <param name="value">The scalar of the batch.</param>
    /// <param name="name">The name in the logs.</param>
    protected void AddMetric(Tensor value, string name)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (ShapeInference.IsRunning)
        {
            return;
        }

        if (!_addedMetrics.TryGetValue(name, out Mean? mean))
        {
            _addedMetrics.Add(name, mean = new Mean(name));
        }

        using TapesPause hidden = Tapes.Pause();
        mean.UpdateState(value);
    }

    private void AddActivityPenalty(Tensor output)
    {
        if (ActivityRegularizer is { } regularizer)
        {
            Tensor samples = Numbers.Like(output, Math.Max(1, output.Rank == 0 ? 1 : output.Shape[0]));
            s_call!.Penalties.Add(RawOps.RealDiv(regularizer.Invoke(output), samples));
        }
    }
}
