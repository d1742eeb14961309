namespace RawOpsNet.Models;

/// <summary>Computes the loss of a model over its outputs and keeps the means that the logs show (compile_utils.py).</summary>
internal sealed class CompiledLosses
{
    private readonly PerOutput<Loss> _given;
    private readonly PerOutput<double?>? _weights;
    private readonly Mean _total = new("loss");
    private Loss?[]? _losses;
    private double?[]? _outputWeights;
    private Mean?[]? _means;

    public CompiledLosses(PerOutput<Loss> given, PerOutput<double?>? weights)
    {
        _given = given;
        IsGiven = !given.IsShared || given.Spread([""], "losses")[0] is not null;
        _weights = weights;
    }

    /// <summary>Gets whether there is a loss that looks at targets; otherwise penalties alone are summed.</summary>
    public bool IsGiven { get; }

    /// <summary>Gets the means in the order of the logs; none before a loss was computed.</summary>
    public IEnumerable<Mean> Means => _means is null ? [] : [_total, .. _means.OfType<Mean>()];

    /// <summary>Computes the loss of a batch; null where nothing adds to it.</summary>
    /// <exception cref="InvalidArgumentException">Names or numbers of targets do not fit the outputs.</exception>
    public Tensor? Invoke(OutputParts parts, IReadOnlyList<Tensor> penalties)
    {
        Bind(parts);
        Tensor? total = null;
        long? rows = parts.Targets.FirstOrDefault(target => target is not null)?.Shape[0];
        for (int i = 0; i < _losses!.Length; i++)
        {
            if (_losses[i] is not { } loss || parts.Targets[i] is not { } target)
            {
                continue;
            }

            Tensor value = loss.Invoke(target, parts.Predictions[i], parts.Weights[i], parts.Masks[i]);
            _means![i]?.UpdateState(value, (float)target.Shape[0]);
            if (_outputWeights![i] is { } weight)
            {
                value = RawOps.Mul(value, RawOps.Cast(weight, dstT: value.DType));
            }

            total = total is null ? value : RawOps.AddV2(total, value);
        }

        foreach (Tensor penalty in penalties)
        {
            total = total is null ? penalty : RawOps.AddV2(total, penalty);
        }

        if (total is not null)
        {
            // The mean over an epoch weighs batches by their rows, whatever the loss does with sample weights.
            _total.UpdateState(total, (float)(rows ?? 1));
        }

        return total;
    }

    /// <summary>Gets the name of the first loss; null where there is none.</summary>
    public string? Name => _given.Spread([""], "losses") is [{ } loss] ? loss.Name : null;

    private void Bind(OutputParts parts)
    {
        if (_losses is not null)
        {
            return;
        }

        Loss?[] losses = _given.Spread(parts.Keys, "losses");
        _outputWeights = _weights?.Spread(parts.Keys, "loss weights") ?? new double?[losses.Length];
        _means = [.. losses.Select((loss, i) => loss is null || losses.Length == 1 ? null : new Mean(parts.Names[i] + "_loss"))];
        _losses = losses;
    }
}
