namespace RawOpsNet.Tests.Docs.Snippets;

/// <summary>A fenced block of a page, or hidden C# in a comment <c>&lt;!-- csharp ... --&gt;</c>.</summary>
/// <param name="Language">The first word of the info: csharp, yaml, bash.</param>
/// <param name="Options">The other words: fresh, no-run, signature, no-check; row of a table.</param>
/// <param name="Text">The lines inside.</param>
/// <param name="Line">The page's line of the first line inside, counted from 1.</param>
internal sealed record Fence(string Language, string[] Options, string Text, int Line)
{
    public bool Has(string option) => Options.Contains(option, StringComparer.Ordinal);
}
