namespace RawOpsNet.Generator.Diagnostics;

/// <summary>A stretch of text by line and column, each counted from 0; the end is exclusive.</summary>
internal readonly record struct LineSpan(int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    /// <summary>The same stretch some lines further down.</summary>
    public LineSpan Down(int lines) => new(StartLine + lines, StartColumn, EndLine + lines, EndColumn);
}
