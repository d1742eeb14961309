using System.Diagnostics.CodeAnalysis;

namespace RawOpsNet.Optimizers;

/// <summary>
/// Lets an optimizer run ahead, and every few steps moves slow weights part of the way after it and starts it again from there.
/// Zhang et al. 2019, arXiv:1907.08610.
/// </summary>
public sealed class Lookahead : OptimizerWrapper
{
    private const string Slow = "slow";

    [Untracked]
    private readonly Dictionary<long, Variable> _slow = [];
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
        SlowStepSize = slowStepSize is > 0 and <= 1
            ? slowStepSize
            : throw new InvalidArgumentException(
                $"{name}: slowStepSize is {slowStepSize}; it must be greater than 0 and at most 1.");
        Claim();
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
        return slot == Slow ? _slow.TryGetValue(variable.Handle.Id, out found) : Inner.TryGetSlot(variable, slot, out found);
    }

    /// <inheritdoc/>
    public override IEnumerable<TrackableChild> Children() =>
        base.Children().Concat(_slowWeights.Select(weight => new TrackableChild(weight.Name, weight)));

    /// <inheritdoc/>
    public override void Build(IEnumerable<Variable> variables)
    {
        Variable[] all = [.. variables];
        Inner.Build(all);
        foreach (Variable variable in all.Where(variable => !_slow.ContainsKey(variable.Handle.Id)))
        {
            using IDisposable place = Strategy.Current.Extended.ColocateVarsWith(variable);
            Variable slow = new((Tensor)variable, name: SlotWeightName(variable, Slow), trainable: false);
            _slow.Add(variable.Handle.Id, slow);
            _slowWeights.Add(slow);
        }
    }

    /// <inheritdoc/>
    public override void ApplyGradients(IEnumerable<GradientAndVariable> gradientsAndVariables, bool aggregate = true)
    {
        GradientAndVariable[] pairs = [.. gradientsAndVariables];

        // Before the first fast step: the slow weights start where the variables do.
        Build(pairs.Select(pair => pair.Variable));
        Inner.ApplyGradients(pairs, aggregate);
        if (StepsTaken % SyncPeriod != 0)
        {
            return;
        }

        foreach ((_, Variable variable) in pairs)
        {
            Strategy.Current.Extended.Update(variable, Synchronize, 0);
        }
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
        (int)config.Number("sync_period", 6),
        config.Number("slow_step_size", 0.5),
        config.Text("name", "Lookahead"));

    private void Synchronize(Variable variable, int unused)
    {
        Variable slow = _slow[variable.Handle.Id];
        RawOps.ResourceApplyMovingAverage(slow, Scalars.Of(1 - SlowStepSize, variable.DType), variable, useLocking: true);

        // A snapshot: the two variables share a buffer until either is written.
        using Tensor value = slow.Read();
        variable.Assign(value);
    }
}
