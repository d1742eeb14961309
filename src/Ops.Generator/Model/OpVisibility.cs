namespace RawOpsNet.Generator.Model;

/// <summary>Who may call an op's method.</summary>
internal enum OpVisibility
{
    /// <summary>Everyone.</summary>
    Public,

    /// <summary>The generated assembly: gradients and composites of other ops.</summary>
    Internal,

    /// <summary>No one: only the definition is registered, and no kernel is needed.</summary>
    Skip,
}
