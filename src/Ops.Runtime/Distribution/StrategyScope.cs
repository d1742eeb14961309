namespace RawOpsNet;

/// <summary>Keeps a strategy current on its thread until it is disposed.</summary>
public sealed class StrategyScope : IDisposable
{
    private readonly Strategy _strategy;
    private readonly Strategy? _outer;
    private bool _closed;

    internal StrategyScope(Strategy strategy, Strategy? outer)
    {
        _strategy = strategy;
        _outer = outer;
    }

    /// <summary>Brings back the strategy that was current before. Disposing twice does nothing.</summary>
    /// <exception cref="FailedPreconditionException">Another thread opened the scope.</exception>
    public void Dispose()
    {
        if (!_closed)
        {
            Strategy.Leave(_strategy, _outer);
            _closed = true;
        }
    }
}
