namespace RawOpsNet.Generator.Model;

/// <summary>The flags of an OpDef.</summary>
[Flags]
internal enum OpTraits
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>Two calls with the same inputs may differ, or the call writes something.</summary>
    Stateful = 1,

    /// <summary>The two inputs may change places.</summary>
    Commutative = 2,

    /// <summary>Sums any number of inputs of one type.</summary>
    Aggregate = 4,

    /// <summary>Talks to other processes.</summary>
    Distributed = 8,

    /// <summary>Takes a variable that has no value yet.</summary>
    AllowsUninitializedInput = 16,
}
