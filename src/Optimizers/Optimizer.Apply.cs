using System.Numerics;
using RawOpsNet.Diagnostics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Optimizers;

public abstract partial class Optimizer
{
    [Untracked]
    private readonly List<StepAddition> _additions = [];

    /// <summary>
    /// Applies gradients to variables: drops pairs without a gradient, makes missing state, aggregates, clips, decays weights,
    /// updates each variable where it lives, then averages, constrains and counts the step.
    /// </summary>
    /// <remarks>
    /// All or none: an error leaves the variables, their slots and <see cref="Iterations"/> as they were, also one of a
    /// constraint, which is a function of the new values.
    /// </remarks>
    /// <param name="gradientsAndVariables">The pairs; a null gradient is left out with a warning.</param>
    /// <param name="aggregate">Sum the gradients over the replicas first.</param>
    /// <exception cref="InvalidArgumentException">
    /// A pair has no variable, no variable has a gradient, or a gradient does not fit its variable.
    /// </exception>
    public virtual void ApplyGradients(IEnumerable<GradientAndVariable> gradientsAndVariables, bool aggregate = true)
    {
        GradientAndVariable[] all = Given(gradientsAndVariables);
        if (all.Length == 0)
        {
            return;
        }

        // Variables are updated where they live, with coefficients that the host computes.
        using DeviceScope unplaced = DevicePlacement.Leave();
        IReadOnlyList<GradientAndVariable> pairs = WithGradients(all);
        Check(pairs);
        IReadOnlyList<GradientAndVariable> stateless = NeedingState(all, pairs);
        if (stateless.Count > 0)
        {
            Build(stateless.Select(pair => pair.Variable));
        }

        IReadOnlyList<GradientAndVariable> changed =
            aggregate ? AggregateGradients(TransformUnaggregatedGradients(pairs)) : pairs;
        changed = TransformGradients(changed);
        if (!ReferenceEquals(changed, pairs))
        {
            CheckTransformed(changed);
        }

        using SettledGradients settled = new(changed);
        PrepareStep(settled.Pairs);
        ApplyAll(settled.Pairs, Prepare(settled.Pairs));
    }

    /// <summary>Adds what a wrapper does in each step to the updates that are made together.</summary>
    internal virtual void AddToSteps(StepAddition addition) => _additions.Add(addition);

    /// <summary>Refuses pairs that a step could not be taken with; writes and makes nothing.</summary>
    internal virtual void CheckStep(IReadOnlyList<GradientAndVariable> pairs)
    {
        GradientAndVariable[] found = [.. pairs.Where(pair => pair.Gradient is not null)];
        if (found.Length == 0)
        {
            throw WithoutGradients(pairs);
        }

        Check(found);
    }

    /// <summary>Updates a variable by a dense gradient.</summary>
    /// <param name="gradient">Same shape and dtype as the variable.</param>
    /// <param name="variable">What to update, in place.</param>
    /// <param name="state">The coefficients of this step in the variable's dtype.</param>
    protected abstract void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state);

    /// <summary>Updates a variable by some rows of a gradient, each named once.</summary>
    /// <param name="gradient">The rows, [n, rest of the variable's shape].</param>
    /// <param name="variable">What to update, in place.</param>
    /// <param name="indices">The places of the rows, [n], all different.</param>
    /// <param name="state">The coefficients of this step in the variable's dtype.</param>
    protected abstract void ResourceApplySparse(Tensor gradient, Variable variable, Tensor indices, ApplyState state);

    /// <summary>Updates rows of which some may be named twice: sums the gradients of equal rows first.</summary>
    protected virtual void ResourceApplySparseDuplicateIndices(
        Tensor gradient, Variable variable, Tensor indices, ApplyState state)
    {
        // The number of distinct rows is a shape: the host has to know it.
        (Tensor unique, Tensor positions) = RawOps.Unique(indices.To(Device.Cpu));
        Tensor summed = RawOps.UnsortedSegmentSum(gradient, positions.To(gradient.Device), (int)unique.Shape[0]);
        ResourceApplySparse(summed, variable, unique.To(variable.Device), state);
    }

    /// <summary>
    /// Updates a variable by the dense form of rows: for rules whose state decays in every row, named or not.
    /// </summary>
    protected void ResourceApplyDensified(Tensor gradient, Variable variable, Tensor indices, ApplyState state) =>
        ResourceApplyDense(RawOps.UnsortedSegmentSum(gradient, indices, variable.Shape[0]), variable, state);

    /// <summary>Lets wrappers call <see cref="ResourceApplyDense"/>.</summary>
    internal void ApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        ResourceApplyDense(gradient, variable, state);

    /// <summary>Lets wrappers call <see cref="ResourceApplySparse"/>.</summary>
    internal void ApplySparse(Tensor gradient, Variable variable, Tensor indices, ApplyState state) =>
        ResourceApplySparse(gradient, variable, indices, state);

    /// <summary>Lets wrappers call <see cref="TransformUnaggregatedGradients"/>.</summary>
    internal IReadOnlyList<GradientAndVariable> TransformUnaggregated(IReadOnlyList<GradientAndVariable> pairs) =>
        TransformUnaggregatedGradients(pairs);

    /// <summary>Lets wrappers call <see cref="AggregateGradients"/>.</summary>
    internal IReadOnlyList<GradientAndVariable> Aggregate(IReadOnlyList<GradientAndVariable> pairs) =>
        AggregateGradients(pairs);

    /// <summary>Changes this replica's gradients before they are aggregated.</summary>
    protected virtual IReadOnlyList<GradientAndVariable> TransformUnaggregatedGradients(
        IReadOnlyList<GradientAndVariable> pairs) => pairs;

    /// <summary>Sums gradients over the replicas of the current strategy, or calls <see cref="GradientAggregator"/>.</summary>
    protected virtual IReadOnlyList<GradientAndVariable> AggregateGradients(IReadOnlyList<GradientAndVariable> pairs)
    {
        if (GradientAggregator is { } aggregator)
        {
            return aggregator(pairs);
        }

        Gradient[] gradients = [.. pairs.Select(pair => pair.Gradient!)];
        IReadOnlyList<Gradient> summed = Strategy.Current.Extended.SumOverReplicas(
            gradients, [.. pairs.Select(pair => pair.Variable)]);
        return ReferenceEquals(summed, gradients)
            ? pairs
            : [.. summed.Select((gradient, i) => new GradientAndVariable(gradient, pairs[i].Variable))];
    }

    /// <summary>Clips the aggregated gradients, then runs the transformers.</summary>
    protected virtual IReadOnlyList<GradientAndVariable> TransformGradients(IReadOnlyList<GradientAndVariable> pairs) =>
        GradientTransformers.Aggregate(ClipGradients(pairs), (current, transform) => transform(current));

    /// <summary>Gives the pairs for whose variables a step makes state, where they have none yet.</summary>
    /// <param name="all">Every pair that was given.</param>
    /// <param name="withGradients">Those of them that have a gradient.</param>
    private protected abstract IReadOnlyList<GradientAndVariable> NeedingState(
        IReadOnlyList<GradientAndVariable> all, IReadOnlyList<GradientAndVariable> withGradients);

    /// <summary>Lets wrappers call <see cref="NeedingState"/>.</summary>
    internal IReadOnlyList<GradientAndVariable> NeedsState(
        IReadOnlyList<GradientAndVariable> all, IReadOnlyList<GradientAndVariable> withGradients) =>
        NeedingState(all, withGradients);

    /// <summary>Takes the pairs that a step was given; each must have a variable.</summary>
    /// <exception cref="InvalidArgumentException">One has none; the message has its index.</exception>
    private protected GradientAndVariable[] Given(IEnumerable<GradientAndVariable> gradientsAndVariables)
    {
        ArgumentNullException.ThrowIfNull(gradientsAndVariables);
        GradientAndVariable[] all = [.. gradientsAndVariables];
        int missing = Array.FindIndex(all, pair => pair.Variable is null);
        return missing < 0
            ? all
            : throw new InvalidArgumentException(
                $"{Name}: pair {missing} of gradients and variables has no variable: it is null.");
    }

    /// <summary>Refuses what cannot be applied, before anything is written.</summary>
    private protected virtual void Check(IReadOnlyList<GradientAndVariable> pairs)
    {
        foreach ((Gradient? gradient, Variable variable) in pairs)
        {
            if (gradient!.Shape != variable.Shape || gradient.DType != variable.DType)
            {
                throw new InvalidArgumentException(
                    $"{Name}: the gradient of '{variable.Name}' is {gradient.DType.Name}{gradient.Shape}; "
                    + $"the variable is {variable.DType.Name}{variable.Shape}.");
            }

            CheckAlive(gradient, variable);
            if (gradient.Slices is { } slices)
            {
                using HostRead indices = new(slices.Indices);
                CheckIndices(indices.Tensor, variable);
            }
        }
    }

    // Without this the variables before a dead one would have moved by the time its op finds out.
    private void CheckAlive(Gradient gradient, Variable variable)
    {
        if (!variable.IsInitialized)
        {
            throw new FailedPreconditionException($"{Name}: variable '{variable.Name}' has no value: it has been disposed.");
        }

        string subject = $"the gradient of '{variable.Name}'";
        TensorAccess.RequireReadable(gradient.Slices?.Values ?? gradient.Dense(), Name, null, subject);
        if (gradient.Slices is { } slices)
        {
            TensorAccess.RequireReadable(slices.Indices, Name, null, subject);
        }
    }

    private void CheckIndices(Tensor indices, Variable variable)
    {
        long rows = variable.Shape[0];
        int wrong = indices.DType == DType.Int32
            ? FirstOutside(TensorAccess.Read<int>(indices), rows)
            : FirstOutside(TensorAccess.Read<long>(indices), rows);
        if (wrong >= 0)
        {
            long row = RawOps.Cast(indices, dstT: DType.Int64).ToArray<long>()[wrong];
            throw new InvalidArgumentException(
                $"{Name}: the gradient of '{variable.Name}' names row {row} at indices[{wrong}]; the variable has {rows} rows.");
        }
    }

    private static int FirstOutside<T>(ReadOnlySpan<T> indices, long rows)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (int i = 0; i < indices.Length; i++)
        {
            if ((ulong)long.CreateTruncating(indices[i]) >= (ulong)rows)
            {
                return i;
            }
        }

        return -1;
    }

    // What transformers gave is theirs: it has to fit as what was given to the step did.
    private void CheckTransformed(IReadOnlyList<GradientAndVariable> pairs)
    {
        if (pairs is null)
        {
            throw new InvalidArgumentException($"{Name}: aggregation or transformation gave null instead of gradients.");
        }

        foreach ((Gradient? gradient, Variable variable) in Given(pairs))
        {
            if (gradient is null)
            {
                throw new InvalidArgumentException(
                    $"{Name}: after aggregation and transformation the gradient of '{variable.Name}' is null.");
            }
        }

        Check(pairs);
    }

    // Updates of all variables run together for each kind of write, all or none of them.
    private void ApplyAll(
        IReadOnlyList<GradientAndVariable> pairs, Dictionary<(Device, DType), ApplyState> states)
    {
        StrategyExtended placed = Strategy.Current.Extended;
        ApplyState StateOf(Variable variable) => states[(variable.Device, variable.DType)];
        using (UpdateBatch batch = UpdateBatch.Open(
            [.. pairs.Select(pair => pair.Variable.Handle), .. _weights.Select(weight => weight.Handle),
                .. OtherState.Concat(_additions.SelectMany(addition => addition.State())).Select(state => state.Handle)]))
        {
            foreach (GradientAndVariable pair in pairs.Where(pair => DecaysWeight(pair.Variable)))
            {
                placed.Update(pair.Variable, DecayWeight, StateOf(pair.Variable));
            }

            foreach (GradientAndVariable pair in pairs)
            {
                placed.Update(pair.Variable, Apply, (pair.Gradient!, StateOf(pair.Variable)));
            }

            FinishStep();
            AverageAll(pairs, batch);
            OverwriteByAverages(pairs, batch);
            foreach (StepAddition addition in _additions)
            {
                addition.Run(batch);
            }

            Iterations.AssignAdd(1L);
            ConstrainAll(pairs);
            batch.Run();
        }
    }

    // A function of the new values: the updates run for it, and the batch keeps what it needs to take them back.
    private void ConstrainAll(IReadOnlyList<GradientAndVariable> pairs)
    {
        List<(Variable Variable, Tensor Value)> constrained = [];
        foreach (GradientAndVariable pair in pairs.Where(pair => pair.Variable.Constraint is not null))
        {
            Strategy.Current.Extended.Update(pair.Variable, Constrain, constrained);
        }

        foreach ((Variable variable, Tensor value) in constrained)
        {
            variable.Assign(value);
        }
    }

    private void Apply(Variable variable, (Gradient Gradient, ApplyState State) step)
    {
        if (step.Gradient.Slices is { } slices)
        {
            ResourceApplySparseDuplicateIndices(slices.Values, variable, slices.Indices, step.State);
        }
        else
        {
            ResourceApplyDense(step.Gradient.Dense(), variable, step.State);
        }
    }

    private void Constrain(Variable variable, List<(Variable Variable, Tensor Value)> constrained)
    {
        Tensor value = variable.Constraint!(variable);
        if (value is null || value.Shape != variable.Shape || value.DType != variable.DType)
        {
            string given = value is null ? "null" : $"{value.DType.Name}{value.Shape}";
            throw new InvalidArgumentException(
                $"{Name}: the constraint of '{variable.Name}' gives {given}; "
                + $"the variable is {variable.DType.Name}{variable.Shape}.");
        }

        TensorAccess.RequireReadable(value, Name, null, $"the constraint of '{variable.Name}'");
        constrained.Add((variable, value));
    }

    private Dictionary<(Device, DType), ApplyState> Prepare(IReadOnlyList<GradientAndVariable> pairs)
    {
        Dictionary<(Device, DType), ApplyState> states = [];
        foreach ((_, Variable variable) in pairs)
        {
            (Device, DType) key = (variable.Device, variable.DType);
            if (!states.ContainsKey(key))
            {
                ApplyState state = new(variable.Device, variable.DType);
                PrepareLocal(state);
                PrepareWeightDecay(state);
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

        if (found.Length == 0)
        {
            throw WithoutGradients(pairs);
        }

        Warnings.Raise(
            $"{Name}: gradients do not exist for variables {Missing(pairs)} when minimizing the loss.{Ends(pairs)} "
            + "If you are using Model.Compile, did you forget to provide a loss?");
        return found;
    }

    private InvalidArgumentException WithoutGradients(IReadOnlyList<GradientAndVariable> pairs) =>
        new(
            $"{Name}: no gradients provided for any variable: {Missing(pairs)}.{Ends(pairs)} The loss must be computed from them "
            + "while the tape records, by ops that have gradients.");

    // Which ops stand in the way, as the tape of the last gradients found.
    private static string Ends(IReadOnlyList<GradientAndVariable> pairs)
    {
        Variable[] missing = [.. pairs.Where(pair => pair.Gradient is null).Select(pair => pair.Variable)];
        string[] ends = [.. missing.SelectMany(variable => MissingGradients.EndsOf(variable.Handle)).Distinct()];
        string from = missing.Length == 1 ? $"'{missing[0].Name}'" : "them";
        return ends.Length == 0
            ? ""
            : $" The path from {from} to the loss ends in {string.Join(", ", ends)} (not differentiable).";
    }

    private static string Missing(IReadOnlyList<GradientAndVariable> pairs) =>
        string.Join(", ", pairs.Where(pair => pair.Gradient is null).Select(pair => $"'{pair.Variable.Name}'"));
}
