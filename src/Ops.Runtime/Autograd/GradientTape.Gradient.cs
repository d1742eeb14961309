using RawOpsNet.Diagnostics;
using RawOpsNet.OpServices;

namespace RawOpsNet;

public sealed partial class GradientTape
{
    /// <summary>Computes the gradient of a target by a tensor.</summary>
    /// <param name="target">What is differentiated; its elements are summed.</param>
    /// <param name="source">A watched tensor, or one that was computed from such.</param>
    /// <param name="outputGradients">The gradient to begin with, of the target's shape; ones where it is null.</param>
    /// <param name="unconnectedGradients">What to give where the target does not depend on the source.</param>
    /// <returns>The gradient, dense or as rows; null where there is none.</returns>
    /// <remarks>Throws <see cref="FailedPreconditionException"/> at the second call on a tape that is not persistent.</remarks>
    public Gradient? Gradient(
        Tensor target,
        Tensor source,
        Tensor? outputGradients = null,
        UnconnectedGradients unconnectedGradients = UnconnectedGradients.None) =>
        Compute([target], [new GradientSource(source)], [outputGradients], unconnectedGradients)[0];

    /// <summary>Computes the gradient of a target by a variable.</summary>
    /// <inheritdoc cref="Gradient(Tensor, Tensor, Tensor?, UnconnectedGradients)"/>
    public Gradient? Gradient(
        Tensor target,
        Variable source,
        Tensor? outputGradients = null,
        UnconnectedGradients unconnectedGradients = UnconnectedGradients.None) =>
        Compute([target], [new GradientSource(source)], [outputGradients], unconnectedGradients)[0];

    /// <summary>Computes the gradients of a target by tensors.</summary>
    /// <returns>One gradient a source, in their order; null where there is none.</returns>
    /// <inheritdoc cref="Gradient(Tensor, Tensor, Tensor?, UnconnectedGradients)"/>
    public Gradient?[] Gradient(
        Tensor target,
        IEnumerable<Tensor> sources,
        Tensor? outputGradients = null,
        UnconnectedGradients unconnectedGradients = UnconnectedGradients.None) =>
        Compute([target], GradientSource.All(sources), [outputGradients], unconnectedGradients);

    /// <summary>Computes the gradients of a target by variables.</summary>
    /// <returns>One gradient a source, in their order; null where there is none.</returns>
    /// <inheritdoc cref="Gradient(Tensor, Tensor, Tensor?, UnconnectedGradients)"/>
    public Gradient?[] Gradient(
        Tensor target,
        IEnumerable<Variable> sources,
        Tensor? outputGradients = null,
        UnconnectedGradients unconnectedGradients = UnconnectedGradients.None) =>
        Compute([target], GradientSource.All(sources), [outputGradients], unconnectedGradients);

    /// <summary>Computes the gradients of the sum of targets by tensors.</summary>
    /// <param name="targets">What is differentiated.</param>
    /// <param name="sources">Watched tensors, or such as were computed from them.</param>
    /// <param name="outputGradients">One gradient a target to begin with; null in a place, or as a whole, means ones.</param>
    /// <param name="unconnectedGradients">What to give where no target depends on a source.</param>
    /// <returns>One gradient a source, in their order; null where there is none.</returns>
    public Gradient?[] Gradient(
        IReadOnlyList<Tensor> targets,
        IEnumerable<Tensor> sources,
        IReadOnlyList<Tensor?>? outputGradients = null,
        UnconnectedGradients unconnectedGradients = UnconnectedGradients.None) =>
        Compute(targets, GradientSource.All(sources), outputGradients, unconnectedGradients);

    /// <summary>Computes the gradients of the sum of targets by variables.</summary>
    /// <inheritdoc cref="Gradient(IReadOnlyList{Tensor}, IEnumerable{Tensor}, IReadOnlyList{Tensor?}?, UnconnectedGradients)"/>
    public Gradient?[] Gradient(
        IReadOnlyList<Tensor> targets,
        IEnumerable<Variable> sources,
        IReadOnlyList<Tensor?>? outputGradients = null,
        UnconnectedGradients unconnectedGradients = UnconnectedGradients.None) =>
        Compute(targets, GradientSource.All(sources), outputGradients, unconnectedGradients);

    private Gradient?[] Compute(
        IReadOnlyList<Tensor> targets,
        ReadOnlySpan<GradientSource> sources,
        IReadOnlyList<Tensor?>? outputGradients,
        UnconnectedGradients unconnectedGradients)
    {
        ArgumentNullException.ThrowIfNull(targets);
        CheckOutputGradients(targets, outputGradients);
        MissingGradients.Forget();
        BeginGradient(unconnectedGradients);
        try
        {
            using GradientOwner owner = new();
            Gradient?[] results = Walk(targets, sources, outputGradients, owner, release: !IsPersistent);
            for (int i = 0; i < results.Length; i++)
            {
                if (results[i] is null && unconnectedGradients == UnconnectedGradients.Zero)
                {
                    results[i] = sources[i].Zeros();
                }

                owner.Keep(results[i]);
            }

            return results;
        }
        finally
        {
            EndGradient();
        }
    }

    private Gradient?[] Walk(
        IReadOnlyList<Tensor> targets,
        ReadOnlySpan<GradientSource> sources,
        IReadOnlyList<Tensor?>? outputGradients,
        GradientOwner owner,
        bool release)
    {
        using DeviceScope unplaced = Device.Unplaced();
        List<(long Id, Gradient Gradient)> seeds = [];
        for (int i = 0; i < targets.Count; i++)
        {
            if (WarnUnlessDifferentiable("target", targets[i].DType))
            {
                seeds.Add((targets[i].Id, new Gradient(outputGradients?[i] ?? GradientOps.OnesLike(targets[i]))));
            }
        }

        long[] ids = new long[sources.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = sources[i].Id;
        }

        // Asked for before the walk, which may forget what the tape knows.
        bool[] isUnknown = Array.ConvertAll(ids, id => !_known.Contains(id));
        Gradient?[] results = BackwardPass.Run(
            Records, _known, [.. seeds], ids, owner, release, out IReadOnlyList<DeadEnd>? ends);
        if (ends is not null)
        {
            MissingGradients.Explain(Records, ends, sources, results);
        }

        for (int i = 0; i < ids.Length; i++)
        {
            if (isUnknown[i] && sources[i].IsTensor && sources[i].DType.IsDifferentiable)
            {
                Warnings.Raise(
                    $"The tape does not know the source of {sources[i].DType.Name} {sources[i].Shape}, so it has no gradient: "
                    + "call Watch before the tensor is used.");
            }
        }

        return results;
    }

    private void BeginGradient(UnconnectedGradients unconnectedGradients)
    {
        if (unconnectedGradients is not (UnconnectedGradients.None or UnconnectedGradients.Zero))
        {
            throw new InvalidArgumentException($"Unknown value for unconnectedGradients: {unconnectedGradients}.");
        }

        RequireUsable();
        if (_used && !IsPersistent)
        {
            throw new FailedPreconditionException(
                "A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians).");
        }

        if (_recording && IsPersistent)
        {
            Warnings.Raise(
                "Calling GradientTape.Gradient on a persistent tape while it records is significantly less efficient than "
                    + "calling it "
                + "after: the gradient's own ops are recorded. Do so only to compute higher derivatives with this tape.");
        }

        if (!IsPersistent)
        {
            Pause();
        }

        _used = true;
    }

    private void EndGradient()
    {
        if (!IsPersistent)
        {
            Forget();
        }
    }

    private static void CheckOutputGradients(IReadOnlyList<Tensor> targets, IReadOnlyList<Tensor?>? outputGradients)
    {
        if (outputGradients is not null && outputGradients.Count != targets.Count)
        {
            throw new InvalidArgumentException(
                $"outputGradients has {outputGradients.Count} items, but there are {targets.Count} targets.");
        }

        for (int i = 0; i < targets.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(targets[i]);
            if (outputGradients?[i] is { } given && (given.Shape != targets[i].Shape || given.DType != targets[i].DType))
            {
                throw new InvalidArgumentException(
                    $"outputGradients[{i}] is {given.DType.Name} {given.Shape}, but the target is {targets[i].DType.Name} "
                    + $"{targets[i].Shape}.");
            }
        }
    }
}
