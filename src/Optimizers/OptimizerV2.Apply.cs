using RawOpsNet.Diagnostics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Optimizers;

public abstract partial class OptimizerV2
{
    /// <summary>
    /// Applies gradients to variables: drops pairs without a gradient, makes missing state, aggregates, clips, updates each
    /// variable where it lives, then counts the step. The order is that of optimizer_v2.py, apply_gradients.
    /// </summary>
    /// <param name="gradientsAndVariables">The pairs; a null gradient is left out with a warning.</param>
    /// <param name="aggregate">Sum the gradients over the replicas first.</param>
    /// <exception cref="InvalidArgumentException">
    /// No variable has a gradient, or a sparse gradient meets a constraint.
    /// </exception>
    public virtual void ApplyGradients(IEnumerable<GradientAndVariable> gradientsAndVariables, bool aggregate = true)
    {
        IReadOnlyList<GradientAndVariable> pairs = WithGradients([.. gradientsAndVariables]);
        if (pairs.Count == 0)
        {
            return;
        }

        Variable[] variables = [.. pairs.Select(pair => pair.Variable)];
        Build(variables);
        Dictionary<(Device, DType), ApplyState> states = Prepare(variables);
        if (aggregate)
        {
            pairs = AggregateGradients(TransformUnaggregatedGradients(pairs));
        }

        pairs = TransformGradients(pairs);
        UpdateAll(pairs, states);
        foreach (GradientAndVariable pair in pairs)
        {
            if (pair.Variable.Constraint is not null)
            {
                Strategy.Current.Extended.Update(pair.Variable, Constrain, false);
            }
        }

        Iterations.AssignAdd(1L);
    }

    /// <summary>Updates a variable by a dense gradient.</summary>
    protected abstract void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state);

    /// <summary>Updates the rows of a variable that indices names, each once.</summary>
    protected abstract void ResourceApplySparse(Tensor gradient, Variable variable, Tensor indices, ApplyState state);

    /// <summary>Updates rows of which some may be named twice: sums the gradients of equal rows first.</summary>
    protected virtual void ResourceApplySparseDuplicateIndices(
        Tensor gradient, Variable variable, Tensor indices, ApplyState state)
    {
        (Tensor unique, Tensor positions) = RawOps.Unique(indices);
        Tensor summed = RawOps.UnsortedSegmentSum(gradient, positions, (int)unique.Shape[0]);
        ResourceApplySparse(summed, variable, unique, state);
    }

    /// <summary>Changes this replica's gradients before they are aggregated.</summary>
    protected virtual IReadOnlyList<GradientAndVariable> TransformUnaggregatedGradients(
        IReadOnlyList<GradientAndVariable> pairs) => pairs;

    /// <summary>Sums gradients over the replicas of the current strategy.</summary>
    protected virtual IReadOnlyList<GradientAndVariable> AggregateGradients(IReadOnlyList<GradientAndVariable> pairs)
    {
        IReadOnlyList<Gradient> summed = Strategy.Current.Extended.SumOverReplicas(
            [.. pairs.Select(pair => pair.Gradient!)], [.. pairs.Select(pair => pair.Variable)]);
        return [.. summed.Select((gradient, i) => new GradientAndVariable(gradient, pairs[i].Variable))];
    }

    /// <summary>Clips the aggregated gradients (by value, by norm, by global norm) and then runs the transformers.</summary>
    protected virtual IReadOnlyList<GradientAndVariable> TransformGradients(IReadOnlyList<GradientAndVariable> pairs)
    {
        if (ClipValue is { } value)
        {
            pairs = GradientClipping.ByValue(pairs, value);
        }

        if (ClipNorm is { } norm)
        {
            pairs = GradientClipping.ByNorm(pairs, norm);
        }

        if (GlobalClipNorm is { } global)
        {
            pairs = GradientClipping.ByGlobalNorm(pairs, global);
        }

        return GradientTransformers.Aggregate(pairs, (current, transform) => transform(current));
    }

    private void Apply(Variable variable, (Gradient Gradient, ApplyState State) step)
    {
        if (step.Gradient.Slices is { } slices)
        {
            if (variable.Constraint is not null)
            {
                throw new InvalidArgumentException(
                    $"{Name}: variable '{variable.Name}' has a constraint, which a sparse gradient cannot keep.");
            }

            ResourceApplySparseDuplicateIndices(slices.Values, variable, slices.Indices, step.State);
            return;
        }

        ResourceApplyDense(step.Gradient.Dense(), variable, step.State);
    }

    private static void Constrain(Variable variable, bool unused) => variable.Assign(variable.Constraint!(variable));

    // Elementwise updates of all variables run as one parallel job, all or none of them.
    private void UpdateAll(
        IReadOnlyList<GradientAndVariable> pairs, Dictionary<(Device, DType), ApplyState> states)
    {
        using UpdateBatch batch = UpdateBatch.Open(
            [.. pairs.Select(pair => pair.Variable.Handle), .. _weights.Select(weight => weight.Handle)]);
        foreach (GradientAndVariable pair in pairs)
        {
            Strategy.Current.Extended.Update(
                pair.Variable, Apply, (pair.Gradient!, states[(pair.Variable.Device, pair.Variable.DType)]));
        }

        batch.Run();
    }

    private Dictionary<(Device, DType), ApplyState> Prepare(Variable[] variables)
    {
        Dictionary<(Device, DType), ApplyState> states = [];
        foreach (Variable variable in variables)
        {
            (Device, DType) key = (variable.Device, variable.DType);
            if (!states.ContainsKey(key))
            {
                ApplyState state = new(variable.Device, variable.DType);
                PrepareLocal(state);
                states.Add(key, state);
            }
        }

        return states;
    }

    private GradientAndVariable[] WithGradients(GradientAndVariable[] pairs)
    {
        GradientAndVariable[] found = [.. pairs.Where(pair => pair.Gradient is not null)];
        if (found.Length == pairs.Length)
        {
            return found;
        }

        string missing = string.Join(", ", pairs.Where(p => p.Gradient is null).Select(p => $"'{p.Variable.Name}'"));
        if (found.Length == 0)
        {
            throw new InvalidArgumentException($"{Name}: no gradients provided for any variable: {missing}.");
        }

        Warnings.Raise(
            $"{Name}: gradients do not exist for variables {missing} when minimizing the loss. "
            + "If you are using Model.Compile, did you forget to provide a loss?");
        return found;
    }
}
