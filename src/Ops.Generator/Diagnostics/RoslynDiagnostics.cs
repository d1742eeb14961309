using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace RawOpsNet.Generator.Diagnostics;

/// <summary>
/// Turns messages into the compiler's diagnostics. The message is whole already, so every descriptor's format is <c>{0}</c>.
/// </summary>
internal static class RoslynDiagnostics
{
    private const string Category = "RawOps";

    // One set for each folder of pages; a build has one.
    private static readonly ConcurrentDictionary<string, Dictionary<string, DiagnosticDescriptor>> Descriptors = new();

    /// <summary>The descriptor of a rule; it links to the rule's page where the folder of pages is known.</summary>
    public static DiagnosticDescriptor DescriptorOf(DiagnosticRule rule, string pages = "") => Descriptors.GetOrAdd(
        pages, folder => Rules.All.ToDictionary(each => each.Id, each => Describe(each, folder)))[rule.Id];

    /// <summary>The folder of pages that the package brings, as a project tells it; empty where it does not.</summary>
    public static string PagesOf(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.RawOpsPages", out string? pages) ? pages : "";

    /// <summary>The diagnostic of a message, at its place in the yaml file; without a place where the path is empty.</summary>
    public static Diagnostic Of(OpsDiagnostic diagnostic, string pages)
    {
        Location[] others = diagnostic.Related is { } related
            ? [At(diagnostic.RelatedPath.Length == 0 ? diagnostic.Path : diagnostic.RelatedPath, related)]
            : [];
        Location place = diagnostic.Path.Length == 0 ? Location.None : At(diagnostic.Path, diagnostic.Span);
        return Diagnostic.Create(DescriptorOf(diagnostic.Rule, pages), place, others, diagnostic.Message);
    }

    /// <summary>The diagnostic of a rule that has no place in a yaml file.</summary>
    public static Diagnostic Of(DiagnosticRule rule, params object[] arguments) =>
        Diagnostic.Create(
            DescriptorOf(rule), Location.None,
                string.Format(System.Globalization.CultureInfo.InvariantCulture, rule.Format, arguments));

    // The compiler never reads the text of an additional file through a location, so the span of characters may be empty.
    private static Location At(string path, LineSpan span) => Location.Create(
        path,
        new TextSpan(0, 0),
        new LinePositionSpan(new LinePosition(span.StartLine, span.StartColumn), new LinePosition(span.EndLine, span.EndColumn)));

    private static string? LinkOf(DiagnosticRule rule, string pages) =>
        Uri.TryCreate(pages + rule.HelpPage, UriKind.Absolute, out Uri? link) ? link.AbsoluteUri : null;

    private static DiagnosticDescriptor Describe(DiagnosticRule rule, string pages)
    {
        DiagnosticSeverity severity = rule.Severity switch
        {
            RuleSeverity.Error => DiagnosticSeverity.Error,
            RuleSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        };
        // The ids are listed in AnalyzerReleases; they are made from Rules, and a test holds the two equal.
#pragma warning disable RS2008
        return new DiagnosticDescriptor(rule.Id, rule.Title, "{0}", Category, severity, isEnabledByDefault: true,
            helpLinkUri: LinkOf(rule, pages));
#pragma warning restore RS2008
    }
}
