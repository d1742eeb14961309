namespace RawOpsNet;

/// <summary>Says how values of replicas become one when a distributed variable is written in a replica.</summary>
public enum VariableAggregation
{
    /// <summary>No way is given: writing in a replica is an error.</summary>
    None,

    /// <summary>The sum over replicas.</summary>
    Sum,

    /// <summary>The mean over replicas.</summary>
    Mean,

    /// <summary>The value of the first replica.</summary>
    OnlyFirstReplica,
}
