namespace RawOpsNet;

// The room of what optimizers and models need to know of distribution: an abstract strategy and the default one, which does
// nothing. Strategies over devices and workers live in an assembly of their own.

/// <summary>
/// Says how many replicas train together, and where variables and their updates live. Follows tf.distribute.Strategy.
/// </summary>
public abstract class Strategy
{
    [ThreadStatic]
    private static Strategy? t_current;

    /// <summary>
    /// Gets the strategy whose scope the calling thread is in, else the default one: one replica, nothing to do.
    /// </summary>
    public static Strategy Current => t_current ?? DefaultStrategy.Instance;

    /// <summary>Gets whether the calling thread is in the scope of a strategy.</summary>
    public static bool HasStrategy => t_current is not null;

    /// <summary>Gets the number of replicas whose gradients are summed.</summary>
    public abstract int NumReplicasInSync { get; }

    /// <summary>Gets what optimizers call: placement and update of variables.</summary>
    public abstract StrategyExtended Extended { get; }

    /// <summary>
    /// Makes the strategy the current one of this thread until the scope is disposed; entering it again is fine.
    /// </summary>
    /// <exception cref="FailedPreconditionException">Another strategy's scope is open.</exception>
    public StrategyScope Scope()
    {
        Strategy? outer = t_current;
        if (outer is not null && outer != this)
        {
            throw new FailedPreconditionException(
                $"The scope of {outer.GetType().Name} is open; that of another strategy ({GetType().Name}) cannot stand in it.");
        }

        t_current = this;
        return new StrategyScope(this, outer);
    }

    internal static void Leave(Strategy strategy, Strategy? outer)
    {
        if (t_current != strategy)
        {
            throw new FailedPreconditionException(
                $"The scope of {strategy.GetType().Name} is not open on this thread; "
                + "dispose a scope on the thread that opened it.");
        }

        t_current = outer;
    }
}
