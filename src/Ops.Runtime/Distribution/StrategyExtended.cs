namespace RawOpsNet;

/// <summary>Places variables and runs their updates for a strategy. Follows tf.distribute.StrategyExtended.</summary>
public abstract class StrategyExtended
{
    /// <summary>Places variables that are made until the result is disposed where another variable is.</summary>
    /// <exception cref="InvalidArgumentException">The variable belongs to another strategy.</exception>
    public abstract IDisposable ColocateVarsWith(Variable variable);

    /// <summary>Runs a function for each component of a variable, on the component's device.</summary>
    /// <typeparam name="TState">What the function needs; a strategy picks each component's part of it.</typeparam>
    /// <param name="variable">The variable to update.</param>
    /// <param name="function">Updates one component.</param>
    /// <param name="state">Passed to the function.</param>
    public abstract void Update<TState>(Variable variable, Action<Variable, TState> function, TState state);

    /// <summary>Sums gradients over the replicas, each for the variable at its place.</summary>
    public abstract IReadOnlyList<Gradient> SumOverReplicas(
        IReadOnlyList<Gradient> gradients, IReadOnlyList<Variable> destinations);
}
