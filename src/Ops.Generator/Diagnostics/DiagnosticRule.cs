namespace RawOpsNet.Generator.Diagnostics;

/// <summary>One kind of message: its id, how serious it is, a title, and the text with places for what was found.</summary>
internal sealed record DiagnosticRule(string Id, RuleSeverity Severity, string Title, string Format)
{
    /// <summary>The file of the page that shows a wrong and a right yaml.</summary>
    public string HelpPage => Id + ".md";
}
