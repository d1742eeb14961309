using System.Diagnostics.CodeAnalysis;

namespace RawOpsNet.Optimizers;

/// <summary>
/// Is an optimizer that changes what another does: state, settings and updates are the inner one's, unless a subclass overrides.
/// </summary>
public abstract class OptimizerWrapper : Optimizer
{
    /// <summary>Wraps an optimizer.</summary>
    /// <exception cref="InvalidArgumentException">The optimizer is wrapped by another already.</exception>
    private protected OptimizerWrapper(Optimizer inner, string name)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(inner);
        if (inner.IsWrapped)
        {
            throw new InvalidArgumentException($"{name}: the optimizer '{inner.Name}' is wrapped already; make another for it.");
        }

        Inner = inner;
    }

    /// <summary>Gets the wrapped optimizer.</summary>
    public Optimizer Inner { get; }

    /// <inheritdoc/>
    public override HyperValue LearningRate
    {
        get => Inner.LearningRate;
        set => Inner.LearningRate = value;
    }

    /// <inheritdoc/>
    public override double? ClipNorm
    {
        get => Inner.ClipNorm;
        set => Inner.ClipNorm = value;
    }

    /// <inheritdoc/>
    public override double? ClipValue
    {
        get => Inner.ClipValue;
        set => Inner.ClipValue = value;
    }

    /// <inheritdoc/>
    public override double? GlobalClipNorm
    {
        get => Inner.GlobalClipNorm;
        set => Inner.GlobalClipNorm = value;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Func<IReadOnlyList<GradientAndVariable>, IReadOnlyList<GradientAndVariable>>>
        GradientTransformers => Inner.GradientTransformers;

    /// <inheritdoc/>
    public override Func<IReadOnlyList<GradientAndVariable>, IReadOnlyList<GradientAndVariable>>? GradientAggregator =>
        Inner.GradientAggregator;

    /// <inheritdoc/>
    public override double? WeightDecay
    {
        get => Inner.WeightDecay;
        set => Inner.WeightDecay = value;
    }

    /// <inheritdoc/>
    public override bool UseEma
    {
        get => Inner.UseEma;
        set => Inner.UseEma = value;
    }

    /// <inheritdoc/>
    public override double EmaMomentum
    {
        get => Inner.EmaMomentum;
        set => Inner.EmaMomentum = value;
    }

    /// <inheritdoc/>
    public override int? EmaOverwriteFrequency
    {
        get => Inner.EmaOverwriteFrequency;
        set => Inner.EmaOverwriteFrequency = value;
    }

    /// <inheritdoc/>
    public override Variable Iterations
    {
        get => Inner.Iterations;
        set => Inner.Iterations = value;
    }

    /// <inheritdoc/>
    public override bool IsBuilt => Inner.IsBuilt;

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Weights => Inner.Weights;

    /// <inheritdoc/>
    public override IReadOnlyList<string> SlotNames => Inner.SlotNames;

    private protected override string IterationsName => Inner.IterationsWeightName;

    /// <inheritdoc/>
    public override bool TryGetSlot(Variable variable, string slot, [NotNullWhen(true)] out Variable? found) =>
        Inner.TryGetSlot(variable, slot, out found);

    /// <inheritdoc/>
    public override IEnumerable<TrackableChild> Children() => [new TrackableChild("inner_optimizer", Inner)];

    /// <inheritdoc/>
    public override void Build(IEnumerable<Variable> variables) => Inner.Build(variables);

    /// <inheritdoc/>
    public override void ExcludeFromWeightDecay(IEnumerable<Variable>? variables = null, IEnumerable<string>? names = null) =>
        Inner.ExcludeFromWeightDecay(variables, names);

    /// <inheritdoc/>
    public override void ApplyGradients(IEnumerable<GradientAndVariable> gradientsAndVariables, bool aggregate = true) =>
        Inner.ApplyGradients(gradientsAndVariables, aggregate);

    internal override void AddToSteps(StepAddition addition) => Inner.AddToSteps(addition);

    internal override void CheckStep(IReadOnlyList<GradientAndVariable> pairs) => Inner.CheckStep(pairs);

    internal override void SetTransformers(
        IReadOnlyList<Func<IReadOnlyList<GradientAndVariable>, IReadOnlyList<GradientAndVariable>>> transformers) =>
        Inner.SetTransformers(transformers);

    internal override void SetAggregator(
        Func<IReadOnlyList<GradientAndVariable>, IReadOnlyList<GradientAndVariable>>? aggregator) =>
        Inner.SetAggregator(aggregator);

    /// <inheritdoc/>
    public override void FinalizeVariableValues(IEnumerable<Variable> variables) => Inner.FinalizeVariableValues(variables);

    /// <inheritdoc/>
    protected override IReadOnlyList<GradientAndVariable> TransformUnaggregatedGradients(
        IReadOnlyList<GradientAndVariable> pairs) => Inner.TransformUnaggregated(pairs);

    /// <inheritdoc/>
    protected override IReadOnlyList<GradientAndVariable> AggregateGradients(IReadOnlyList<GradientAndVariable> pairs) =>
        Inner.Aggregate(pairs);

    /// <inheritdoc/>
    protected override IReadOnlyList<GradientAndVariable> ComputeGradients(
        Tensor loss, IReadOnlyList<Variable> variables, GradientTape tape, Tensor? gradLoss) =>
        Inner.ScaledGradients(loss, variables, tape, gradLoss, null);

    internal override IReadOnlyList<GradientAndVariable> ScaledGradients(
        Tensor loss, IReadOnlyList<Variable> variables, GradientTape tape, Tensor? gradLoss, Func<Tensor, Tensor>? scale) =>
        scale is null
            ? ComputeGradients(loss, variables, tape, gradLoss)
            : Inner.ScaledGradients(loss, variables, tape, gradLoss, scale);

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        Inner.ApplyDense(gradient, variable, state);

    /// <inheritdoc/>
    protected override void ResourceApplySparse(Tensor gradient, Variable variable, Tensor indices, ApplyState state) =>
        Inner.ApplySparse(gradient, variable, indices, state);

    /// <summary>
    /// Claims the inner optimizer; a constructor calls it last, so that one that throws leaves the optimizer free.
    /// </summary>
    private protected void Claim() => Inner.IsWrapped = true;

    // Settings are the inner optimizer's own, and read with its config.
    internal override void ReadCommon(ConfigReader config)
    {
    }

    private protected override string SlotWeightName(Variable variable, string slot) => $"{Name}/{slot}/{variable.Name}";

    private protected override IReadOnlyList<GradientAndVariable> NeedingState(
        IReadOnlyList<GradientAndVariable> all, IReadOnlyList<GradientAndVariable> withGradients) =>
        Inner.NeedsState(all, withGradients);

    private protected override IReadOnlyList<GradientAndVariable> ClipGradients(IReadOnlyList<GradientAndVariable> pairs) =>
        pairs;
}
