namespace RawOpsNet.Generator.Diagnostics;

/// <summary>The rules about tests in records.</summary>
internal static partial class Rules
{
    internal static readonly DiagnosticRule TestOfStranger = Error("ROPS1601", "Test names a stranger",
        "'{0}' is not {1} of {2}.");

    internal static readonly DiagnosticRule RaggedList = Error("ROPS1602", "Ragged list",
        "This row has {0} entries; the others have {1}.");

    internal static readonly DiagnosticRule MissingInput = Error("ROPS1603", "Test without an input", "The test gives no '{0}'.");

    internal static readonly DiagnosticRule ValueRange = Error("ROPS1604", "Value outside the dtype", "{0} does not fit {1}.");

    internal static readonly DiagnosticRule NoTests = Warning("ROPS1605", "Op without tests", "{0} has no tests.");

    internal static readonly DiagnosticRule NothingAsserted = Error("ROPS1606", "Test that asserts nothing",
        "A test needs out, throws, repeatable or stats.");

    internal static readonly DiagnosticRule TestShape = Warning("ROPS1607", "Test contradicts the shape rule",
        "By the shape rule '{0}' is {1}; the test says {2}.");
}
