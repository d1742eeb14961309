using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Expressions.Derivatives;

/// <summary>Rewrites a body so that each name is assigned once: earlier values of an output become lets of their own.</summary>
internal static class SingleAssignment
{
    /// <summary>Rewrites the statements of a body.</summary>
    public static List<Statement> Rewrite(Body body, FreshNames fresh)
    {
        List<Statement> statements = [];
        Dictionary<string, Expression> current = [];
        for (int i = 0; i < body.Statements.Count; i++)
        {
            Statement statement = body.Statements[i];
            Expression value = ExpressionWalk.Substitute(Simplifier.Strip(statement.Value), current);
            bool isLast = !body.Statements.Skip(i + 1).Any(later => later.Target == statement.Target);
            string target = isLast ? statement.Target : fresh.Next(statement.Target);
            current[statement.Target] = new Name(target);
            statements.Add(new Statement(statement.IsLet || !isLast, target, value));
        }

        return statements;
    }
}
