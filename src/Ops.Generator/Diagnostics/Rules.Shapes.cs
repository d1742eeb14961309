namespace RawOpsNet.Generator.Diagnostics;

/// <summary>The rules about shapes.</summary>
internal static partial class Rules
{
    internal static readonly DiagnosticRule ShapeSyntax = Error("ROPS1301", "Malformed shape", "Expected {0} here.");

    internal static readonly DiagnosticRule ShapeName = Error("ROPS1302", "Unknown name or function in a shape",
        "'{0}' is not bound by an input of {1}.");

    internal static readonly DiagnosticRule UnboundDim = Error("ROPS1303", "Dim that nothing binds",
        "No input gives '{0}' of output '{1}'.");

    internal static readonly DiagnosticRule NoShape = Error("ROPS1304", "Output without a shape",
        "Output '{0}' has no shape. Add it under shape, or csharp(Hook).");

    internal static readonly DiagnosticRule DeviceValue = Error("ROPS1305", "Shape reads a value on the device",
        "The shape reads the value of '{0}'; add it to host.");
}
