using System.Globalization;
using RawOpsNet.Generator.Diagnostics;

namespace RawOpsNet.Tests.Generator;

/// <summary>Writes a message as the build would.</summary>
internal static class DiagnosticText
{
    /// <summary><c>ops.yaml(3,5): error ROPS1008: ...</c></summary>
    public static string Of(OpsDiagnostic found) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Path.GetFileName(found.Path)}({found.Span.StartLine + 1},{found.Span.StartColumn + 1}): "
        + $"{SeverityOf(found)} {found.Rule.Id}: {found.Message}");

    private static string SeverityOf(OpsDiagnostic found) => found.Rule.Severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        _ => "info",
    };
}
