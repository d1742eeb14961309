namespace RawOpsNet;

/// <summary>Says when the replicas of a distributed variable are brought together.</summary>
public enum VariableSynchronization
{
    /// <summary>As the strategy likes.</summary>
    Auto,

    /// <summary>Never: the variable has no replicas.</summary>
    None,

    /// <summary>At every write.</summary>
    OnWrite,

    /// <summary>When it is read.</summary>
    OnRead,
}
