namespace RawOpsNet.Generator.Diagnostics;

/// <summary>The rules about the project and the generator itself.</summary>
internal static partial class Rules
{
    internal static readonly DiagnosticRule NoYaml = Info("ROPS1801", "No ops.yaml",
        "No ops.yaml was found. Add one, or <AdditionalFiles Include=\"...\" />.");

    internal static readonly DiagnosticRule NoRuntime = Error("ROPS1802", "Runtime missing",
        "Generated ops need a reference to RawOps.");

    internal static readonly DiagnosticRule OldCSharp = Info("ROPS1803", "C# below 14",
        "C# {0} has no extension members; ops are on {1} only.");

    internal static readonly DiagnosticRule VersionMismatch = Error("ROPS1804", "Runtime and generator differ",
        "Generator {0} needs RawOps {1}; {2} is referenced.");

    internal static readonly DiagnosticRule UnknownOp = Error("ROPS1805", "Op that is not there", "{0}");

    internal static readonly DiagnosticRule GeneratorBug = Error("ROPS1901", "Generator bug",
        "The generator failed on op '{0}': {1}: {2}. The other ops are not affected.");

    internal static readonly DiagnosticRule TooMany = Info("ROPS1902", "Messages left out",
        "{0} more messages are not shown. Fix these first.");
}
