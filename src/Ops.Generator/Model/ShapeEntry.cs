using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Model;

/// <summary>How one argument's shape is checked or made.</summary>
internal sealed record ShapeEntry
{
    /// <summary>The input or output.</summary>
    public required string Argument { get; init; }

    /// <summary>Which of the forms below holds.</summary>
    public ShapeEntryKind Kind { get; init; }

    /// <summary>The expression where <see cref="Kind"/> is <see cref="ShapeEntryKind.Expression"/>; null otherwise.</summary>
    public Expression? Expression { get; init; }

    /// <summary>The hook's name where <see cref="Kind"/> is <see cref="ShapeEntryKind.Hook"/>; null otherwise.</summary>
    public string? Hook { get; init; }
}
