using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Expressions.Derivatives;

/// <summary>Tidies single-assignment statements: drops what nothing reads, inlines what is read once, and computes what stands
/// twice once.</summary>
internal sealed class StatementTidier(FreshNames fresh)
{
    /// <summary>Tidies the statements.</summary>
    public Body Tidy(List<Statement> statements)
    {
        List<Statement> tidy = Inline(Drop(statements));
        while (FindRepeated(tidy) is { } repeated)
        {
            Share(tidy, repeated);
        }

        return new Body(Inline(tidy).ToArray());
    }

    private static List<Statement> Drop(List<Statement> statements)
    {
        HashSet<string> read = [];
        List<Statement> kept = [];
        for (int i = statements.Count - 1; i >= 0; i--)
        {
            Statement statement = statements[i];
            if (statement.IsLet && !read.Contains(statement.Target))
            {
                continue;
            }

            read.UnionWith(ExpressionWalk.NamesIn(statement.Value).Select(name => name.Identifier));
            kept.Insert(0, statement);
        }

        return kept;
    }

    private static List<Statement> Inline(List<Statement> statements)
    {
        List<Statement> kept = [];
        Dictionary<string, Expression> inlined = [];
        Dictionary<string, int> reads = statements.SelectMany(statement => ExpressionWalk.NamesIn(statement.Value))
            .GroupBy(name => name.Identifier).ToDictionary(group => group.Key, group => group.Count());
        foreach (Statement statement in statements)
        {
            Expression value = ExpressionWalk.Substitute(statement.Value, inlined);
            if (statement.IsLet && (value is Name or Literal || reads[statement.Target] == 1))
            {
                inlined[statement.Target] = value;
            }
            else
            {
                kept.Add(statement with { Value = value });
            }
        }

        return kept;
    }

    // The largest first, so that what is inside it is not split off before.
    private static Expression? FindRepeated(List<Statement> statements)
    {
        Dictionary<Expression, int> counts = [];
        foreach (Expression node in statements.SelectMany(statement =>
            ExpressionWalk.NodesIn(statement.Value)).Where(IsWorthSharing))
        {
            counts[node] = counts.TryGetValue(node, out int count) ? count + 1 : 1;
        }

        return counts.Where(pair => pair.Value > 1).Select(pair => pair.Key)
            .OrderByDescending(node => ExpressionWalk.NodesIn(node).Count()).FirstOrDefault();
    }

    private static bool IsWorthSharing(Expression node) => node is Binary or Call or Compare or Logical
        && ExpressionWalk.NamesIn(node).Any();

    private void Share(List<Statement> statements, Expression repeated)
    {
        int whole = statements.FindIndex(statement => statement.IsLet && statement.Value == repeated);
        int first = statements.FindIndex(statement => ExpressionWalk.NodesIn(statement.Value).Contains(repeated));
        string name = whole == first && whole >= 0 ? statements[whole].Target : fresh.Next("t");
        for (int i = 0; i < statements.Count; i++)
        {
            if (!(i == whole && whole == first))
            {
                statements[i] = statements[i] with { Value = Replace(statements[i].Value, repeated, name) };
            }
        }

        if (!(whole == first && whole >= 0))
        {
            statements.Insert(first, new Statement(true, name, repeated));
        }
    }

    private static Expression Replace(Expression expression, Expression repeated, string name) => expression == repeated
        ? new Name(name)
        : ExpressionWalk.WithParts(expression, part => Replace(part, repeated, name));
}
