namespace RawOpsNet.Generator.Diagnostics;

/// <summary>How serious a message is.</summary>
internal enum RuleSeverity
{
    /// <summary>Says something worth knowing; nothing is wrong.</summary>
    Info,

    /// <summary>Something is probably forgotten; the op is generated.</summary>
    Warning,

    /// <summary>The op cannot be generated: its method throws.</summary>
    Error,
}
