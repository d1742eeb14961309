using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Diagnostics;

/// <summary>
/// A message at a place. Lines and columns count from 0. The place is relative to the record until
/// <see cref="At"/> moves it into the file, so that a record which moves keeps equal messages.
/// </summary>
internal sealed record OpsDiagnostic(DiagnosticRule Rule, string Message, LineSpan Span)
{
    /// <summary>The path of the yaml file; empty until the place is known, or where there is none.</summary>
    public string Path { get; init; } = "";

    /// <summary>Another place the message speaks of; null where there is none.</summary>
    public LineSpan? Related { get; init; }

    /// <summary>The path of the other place; empty where it is the same file.</summary>
    public string RelatedPath { get; init; } = "";

    /// <summary>Moves the message to where its record stands in the file.</summary>
    public OpsDiagnostic At(string path, int firstLine)
    {
        LineSpan? related = RelatedPath.Length == 0 ? Related?.Down(firstLine) : Related;
        return this with
        {
            Path = path,
            Span = Span.Down(firstLine),
            Related = related,
            Message = related is { } other ? Message.Replace("{line}", Numbers.Text(other.StartLine + 1)) : Message,
        };
    }
}
