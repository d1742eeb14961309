namespace RawOpsNet.Tests.Training;

/// <summary>
/// Runs updates as the default strategy does, but throws after a number of them: a failure in the middle of a step.
/// </summary>
internal sealed class FailingStrategy : Strategy
{
    private readonly FailingExtended _extended;

    public FailingStrategy(int updates) => _extended = new FailingExtended(Current.Extended, updates);

    /// <summary>Whether the failure has come.</summary>
    public bool HasFailed => _extended.HasFailed;

    public override int NumReplicasInSync => 1;

    public override StrategyExtended Extended => _extended;

    private sealed class FailingExtended(StrategyExtended inner, int updates) : StrategyExtended
    {
        private int _left = updates;

        public bool HasFailed { get; private set; }

        public override IDisposable ColocateVarsWith(Variable variable) => inner.ColocateVarsWith(variable);

        public override void Update<TState>(Variable variable, Action<Variable, TState> function, TState state)
        {
            inner.Update(variable, function, state);
            if (--_left == 0)
            {
                HasFailed = true;
                throw new InternalException("The planted failure.");
            }
        }

        public override IReadOnlyList<Gradient> SumOverReplicas(
            IReadOnlyList<Gradient> gradients, IReadOnlyList<Variable> destinations) => gradients;
    }
}
