namespace RawOpsNet.Models;

public abstract partial class Layer
{
    // What the layers inside the outermost call add; it is kept by the layer that was called.
    [ThreadStatic]
    private static List<Tensor>? s_running;

    [Untracked]
    private readonly List<(Variable Weight, Regularizer Regularizer)> _regularized = [];

    [Untracked]
    private List<Tensor> _penalties = [];

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
        return [.. penalties, .. _penalties];
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
        (s_running ?? _penalties).Add(loss);
    }

    private Tensor CallWithPenalties(Tensor input, bool training)
    {
        bool isOutermost = s_running is null;
        s_running ??= _penalties = [];
        try
        {
            Tensor output = Call(input, training);
            AddActivityPenalty(output);
            return output;
        }
        finally
        {
            s_running = isOutermost ? null : s_running;
        }
    }

    private Tensors CallWithPenalties(Tensors inputs, bool training)
    {
        bool isOutermost = s_running is null;
        s_running ??= _penalties = [];
        try
        {
            Tensors outputs = Call(inputs, training);
            foreach (Tensor output in outputs)
            {
                AddActivityPenalty(output);
            }

            return outputs;
        }
        finally
        {
            s_running = isOutermost ? null : s_running;
        }
    }

    private void AddActivityPenalty(Tensor output)
    {
        if (ActivityRegularizer is { } regularizer)
        {
            Tensor samples = Numbers.Like(output, Math.Max(1, output.Rank == 0 ? 1 : output.Shape[0]));
            s_running!.Add(RawOps.RealDiv(regularizer.Invoke(output), samples));
        }
    }
}
