namespace RawOpsNet.Generator.Diagnostics;

/// <summary>The rules about C# names.</summary>
internal static partial class Rules
{
    internal static readonly DiagnosticRule CSharpNames = Error("ROPS1701", "Two C# names meet",
        "'{0}' and '{1}' both become '{2}'. Rename one under csharp.parameters.");

    internal static readonly DiagnosticRule TakenName = Error("ROPS1702", "Name taken by the class or by object",
        "'{0}' cannot be a method of {1}. Set csharp.name.");

    internal static readonly DiagnosticRule NamesByCase = Error("ROPS1703", "Op names differ by case only",
        "'{0}' and '{1}' differ by case only; generated file names would collide.");

    internal static readonly DiagnosticRule RenameOfStranger = Error("ROPS1704", "Rename of a stranger",
        "'{0}' is not a parameter of {1}.");

    internal static readonly DiagnosticRule NamespaceTrap = Error("ROPS1705", "Namespace trap",
        "Class '{0}' cannot live in a namespace that ends in '{0}'.");

    internal static readonly DiagnosticRule HiddenRawOps = Error("ROPS1707", "Name that hides RawOps",
        "'{0}' would hide the class RawOps from code that uses both. Choose another name, such as '{1}'.");

    internal static readonly DiagnosticRule NameElsewhere = Warning("ROPS1706", "Name of another class's op",
        "'{0}' is an op of {1} too, and RawOps.{0} may be that one. Call {2}.{0}, or set csharp.name.");
}
