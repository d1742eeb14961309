namespace RawOpsNet;

/// <summary>Runs updates in place, without a lock, a copy or an allocation.</summary>
internal sealed class DefaultStrategyExtended : StrategyExtended, IDisposable
{
    public static readonly DefaultStrategyExtended Instance = new();

    private DefaultStrategyExtended()
    {
    }

    public override IDisposable ColocateVarsWith(Variable variable) => this;

    public override void Update<TState>(Variable variable, Action<Variable, TState> function, TState state) =>
        function(variable, state);

    public override IReadOnlyList<Gradient> SumOverReplicas(
        IReadOnlyList<Gradient> gradients, IReadOnlyList<Variable> destinations) => gradients;

    // What ColocateVarsWith gives: nothing was opened.
    void IDisposable.Dispose()
    {
    }
}
