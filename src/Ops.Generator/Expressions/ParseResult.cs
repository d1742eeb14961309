using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions;

/// <summary>A parsed tree, null where nothing could be read, and what was wrong with the text.</summary>
internal sealed record ParseResult<T>(T? Value, EquatableArray<ExpressionIssue> Issues)
    where T : class
{
    /// <summary>Whether the text was read without an issue.</summary>
    public bool IsOk => Value is not null && Issues.Count == 0;
}
