using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Binding;

/// <summary>Gives inputs of a body other names, for the sparse form of a dense update.</summary>
internal static class BodyRenamer
{
    /// <summary>The body with new names.</summary>
    public static Body Rename(Body body, IReadOnlyDictionary<string, string> names)
    {
        if (names.Count == 0)
        {
            return body;
        }

        Dictionary<string, Expression> replacements =
            names.ToDictionary(pair => pair.Key, pair => (Expression)new Name(pair.Value));
        return new Body(body.Statements.Select(statement => statement with
        {
            Target = names.TryGetValue(statement.Target, out string? target) ? target : statement.Target,
            Value = ExpressionWalk.Substitute(statement.Value, replacements),
        }).ToArray());
    }
}
