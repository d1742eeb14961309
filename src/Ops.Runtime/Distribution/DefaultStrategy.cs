namespace RawOpsNet;

/// <summary>Is the strategy where there is none: one replica, updates run where they are called.</summary>
internal sealed class DefaultStrategy : Strategy
{
    public static readonly DefaultStrategy Instance = new();

    private DefaultStrategy()
    {
    }

    public override int NumReplicasInSync => 1;

    public override StrategyExtended Extended => DefaultStrategyExtended.Instance;
}
