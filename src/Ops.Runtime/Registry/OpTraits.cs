namespace RawOpsNet;

/// <summary>Lists the flags of an OpDef.</summary>
[Flags]
public enum OpTraits
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>Two calls with the same inputs may differ, or a call writes something.</summary>
    Stateful = 1,

    /// <summary>The two inputs may change places.</summary>
    Commutative = 2,

    /// <summary>Adds any number of inputs of one type.</summary>
    Aggregate = 4,

    /// <summary>Talks to other processes.</summary>
    Distributed = 8,

    /// <summary>Takes a variable that has no value yet.</summary>
    AllowsUninitializedInput = 16,
}
