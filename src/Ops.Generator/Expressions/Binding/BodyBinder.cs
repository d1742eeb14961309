using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Binding;

/// <summary>
/// Checks the kernels of a record. <see cref="Bind(Body, BodyScope, DTypeSet)"/> takes an elementwise body,
/// <see cref="Bind(Expression, BodyScope, ValueKind, DTypeSet)"/> a part of a reduction or a check (with the dtypes it must
/// serve) and, in a scope of <see cref="BodyScope.Uniform"/>, a require, a launch size or a shape's dim.
/// Give an empty set of dtypes where the record lists none, and take <see cref="BodyBinding.Defined"/> instead.
/// </summary>
internal static class BodyBinder
{
    /// <summary>Checks one expression, whose value must be of the expected kind (Number, Mask; None: any).</summary>
    public static BodyBinding Bind(Expression expression, BodyScope scope, ValueKind expected, DTypeSet types)
    {
        ExpressionBinder binder = new(scope, types);
        binder.Bind(expression, expected);
        return new BodyBinding(binder.Issues, binder.Defined);
    }

    /// <summary>Checks the statements of an elementwise body in order.</summary>
    public static BodyBinding Bind(Body body, BodyScope scope, DTypeSet types)
    {
        scope = scope.Copy();
        ExpressionBinder binder = new(scope, types);
        Dictionary<string, Statement> unread = [];
        HashSet<string> assigned = [];
        foreach (Statement statement in body.Statements)
        {
            BindStatement(statement, scope, binder, assigned, unread);
        }

        // A misspelt output is one mistake, and so is an input in its place: what it was to be is then not missed too.
        bool strays = binder.Issues.Any(issue => issue.Id is "ROPS1502" or "ROPS1505" && body.Statements.Any(statement =>
            !statement.IsLet && statement.Offset == issue.Offset));
        foreach (ScopeName name in scope.Names.Where(name => name.IsWritable && !strays && !assigned.Contains(name.Name)))
        {
            binder.Report(new ExpressionIssue("ROPS1506", 0, 0, new[] { name.Name }));
        }

        // With a mistake in a statement that is left, it may be the one that was to read it.
        foreach (Statement statement in binder.Issues.Count == 0 ? unread.Values : Enumerable.Empty<Statement>())
        {
            binder.Report(new ExpressionIssue("ROPS1519", statement.Offset, statement.Length, new[] { statement.Target }));
        }

        return new BodyBinding(binder.Issues.OrderBy(issue => issue.Offset).ToArray(), binder.Defined);
    }

    private static void BindStatement(
        Statement statement, BodyScope scope, ExpressionBinder binder, HashSet<string> assigned, Dictionary<string,
            Statement> unread)
    {
        binder.Read.Clear();
        ValueKind kind = binder.Bind(statement.Value);
        CheckReads(statement.Value, scope, binder, assigned);
        foreach (string name in binder.Read)
        {
            unread.Remove(name);
        }

        if (statement.IsLet)
        {
            scope.Add(new ScopeName(statement.Target, NameRole.Local, kind));
            unread[statement.Target] = statement;
            return;
        }

        CheckTarget(statement, kind, scope, binder);
        assigned.Add(statement.Target);
    }

    private static void CheckTarget(Statement statement, ValueKind kind, BodyScope scope, ExpressionBinder binder)
    {
        if (scope.Find(statement.Target) is not { } target)
        {
            IEnumerable<string> writable = scope.Names.Where(name => name.IsWritable).Select(name => name.Name);
            string? near = Suggestions.Nearest(statement.Target, writable);
            string place = near is null ? $"{scope.Op}; a part of your own begins with 'let {statement.Target} ='" : scope.Op;
            binder.Report(
                new ExpressionIssue("ROPS1502", statement.Offset, statement.Length, new[] { statement.Target, place }, near));
            scope.Add(new ScopeName(statement.Target, NameRole.Local, kind));
        }
        else if (!target.IsWritable)
        {
            binder.Report(new ExpressionIssue("ROPS1505", statement.Offset, statement.Length, new[] { statement.Target }));
        }
        else if (kind != ValueKind.None && target.Kind != ValueKind.None
            && ExpressionTyper.IsCondition(kind) != ExpressionTyper.IsCondition(target.Kind))
        {
            bool isCondition = ExpressionTyper.IsCondition(kind);
            binder.Report(ExpressionIssue.At("ROPS1520", statement.Value, ExpressionText.Of(statement.Value),
                isCondition ? "a condition" : "a number", isCondition ? "a number" : "a condition"));
        }
    }

    private static void CheckReads(Expression value, BodyScope scope, ExpressionBinder binder, HashSet<string> assigned)
    {
        foreach (Name name in ExpressionWalk.NamesIn(value))
        {
            if (scope.Find(name.Identifier) is { Role: NameRole.Output } && !assigned.Contains(name.Identifier))
            {
                binder.Report(ExpressionIssue.At("ROPS1507", name, name.Identifier));
                return;
            }
        }
    }
}
