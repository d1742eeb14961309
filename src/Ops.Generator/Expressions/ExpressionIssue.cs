using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions;

/// <summary>
/// Something wrong with an expression: the id of the rule, where it is in the expression's own text, what fills the places of
/// the rule's format in order, and the name that was probably meant.
/// </summary>
internal sealed record ExpressionIssue(string Id, int Offset, int Length, EquatableArray<string> Arguments, string? Near = null)
{
    /// <summary>Makes an issue at a node.</summary>
    public static ExpressionIssue At(string id, Syntax.Expression node, params string[] arguments) =>
        new(id, node.Offset, Math.Max(1, node.Length), arguments);
}
