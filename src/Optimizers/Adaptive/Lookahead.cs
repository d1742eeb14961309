using System.Diagnostics.CodeAnalysis;
using RawOpsNet.OpServices;

namespace RawOpsNet.Optimizers;

/// <summary>
/// Lets an optimizer run ahead, and every few steps moves slow weights part of the way after it and starts it again from there.
/// Zhang et al. 2019, arXiv:1907.08610.
/// </summary>
public sealed class Lookahead : OptimizerWrapper
{
    private const string Slow = "slow";

    [Untracked]
    private readonly Dictionary<long, (Variable Variable, Variable Slow)> _slow = [];
    [Untracked]
    private readonly List<Variable> _slowWeights = [];

    /// <summary>Wraps an optimizer.</summary>
    /// <param name="inner">Takes the fast steps; it must not be wrapped by another.</param>
    /// <param name="syncPeriod">After how many fast steps the slow weights move (k in the paper).</param>
    /// <param name="slowStepSize">How much of the way they move, in (0, 1] (alpha in the paper).</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">The period or the share is out of range.</exception>
    public Lookahead(Optimizer inner, int syncPeriod = 6, double slowStepSize = 0.5, string name = "Lookahead")
        : base(inner, name)
    {
        SyncPeriod = syncPeriod >= 1
            ? syncPeriod
            : throw new InvalidArgumentException($"{name}: syncPeriod is {syncPeriod}; it must be at least 1.");
        SlowStepSize = Require("slow_step_size", slowStepSize, HyperRange.Share);
        Claim();
        AddToSteps(new StepAddition(() => _slow.Values.SelectMany(pair => new[] { pair.Variable, pair.Slow }), Synchronize));
    }

    /// <summary>Gets after how many fast steps the slow weights move.</summary>
    public int SyncPeriod { get; }

    /// <summary>Gets how much of the way the slow weights move.</summary>
    public double SlowStepSize { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Weights => [.. Inner.Weights, .. _slowWeights];

    /// <inheritdoc/>
    public override IReadOnlyList<string> SlotNames => [.. Inner.SlotNames, Slow];

    /// <inheritdoc/>
    public override bool TryGetSlot(Variable variable, string slot, [NotNullWhen(true)] out Variable? found)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (slot != Slow)
        {
            return Inner.TryGetSlot(variable, slot, out found);
        }

        bool isThere = _slow.TryGetValue(variable.Handle.Id, out (Variable Variable, Variable Slow) pair);
        found = pair.Slow;
        return isThere;
    }

    /// <inheritdoc/>
    public override IEnumerable<TrackableChild> Children() =>
        base.Children().Concat(_slowWeights.Select(weight => new TrackableChild(weight.Name, weight)));

    /// <inheritdoc/>
    public override void Build(IEnumerable<Variable> variables)
    {
        Variable[] all = [.. variables];
        Inner.Build(all);
        AddSlowWeights(all);
    }

    private void AddSlowWeights(IEnumerable<Variable> variables)
    {
        foreach (Variable variable in variables.Where(variable => !_slow.ContainsKey(variable.Handle.Id)))
        {
            using IDisposable place = Strategy.Current.Extended.ColocateVarsWith(variable);
            Variable slow = new((Tensor)variable, name: SlotWeightName(variable, Slow), trainable: false);
            _slow.Add(variable.Handle.Id, (variable, slow));
            _slowWeights.Add(slow);
        }
    }

    /// <inheritdoc/>
    public override void ApplyGradients(IEnumerable<GradientAndVariable> gradientsAndVariables, bool aggregate = true)
    {
        GradientAndVariable[] pairs = Given(gradientsAndVariables);
        if (pairs.Length == 0)
        {
            return;
        }

        CheckStep(pairs);

        // Before the first fast step: the slow weights start where the variables do.
        GradientAndVariable[] withGradients = [.. pairs.Where(pair => pair.Gradient is not null)];
        IReadOnlyList<GradientAndVariable> stateless = NeedingState(pairs, withGradients);
        if (stateless.Count > 0)
        {
            Build(stateless.Select(pair => pair.Variable));
        }

        AddSlowWeights(withGradients.Select(pair => pair.Variable));
        Inner.ApplyGradients(pairs, aggregate);
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["name"] = Name,
        ["inner_optimizer"] = OptimizerNames.Serialize(Inner),
        ["sync_period"] = SyncPeriod,
        ["slow_step_size"] = SlowStepSize,
    };

    internal static Lookahead FromConfig(ConfigReader config) => new(
        OptimizerNames.Deserialize(config.Value("inner_optimizer") as IReadOnlyDictionary<string, object?>
            ?? throw new InvalidArgumentException("Lookahead: the config's 'inner_optimizer' is missing or no config.")),
        config.Integer("sync_period", 6),
        config.Number("slow_step_size", 0.5),
        config.Text("name", "Lookahead"));

    // All variables, those without a gradient in this step too: they may have moved since the last time.
    private void Synchronize(UpdateBatch batch)
    {
        if ((StepsTaken + 1) % SyncPeriod != 0)
        {
            return;
        }

        foreach ((Variable variable, Variable slow) in _slow.Values)
        {
            Tensor share = Scalars.OfDecay(1 - SlowStepSize, variable.DType);
            using Tensor value = batch.Operand(variable.Handle);
            RawOps.ResourceApplyMovingAverage(slow, share, value, useLocking: true);
        }

        foreach ((Variable variable, Variable slow) in _slow.Values)
        {
            BecomeAfter(variable, slow, batch);
        }
    }
}
