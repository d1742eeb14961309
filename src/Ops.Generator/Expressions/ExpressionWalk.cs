using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Expressions;

/// <summary>Goes through trees: the nodes, the names, the same tree with other parts.</summary>
internal static class ExpressionWalk
{
    /// <summary>The parts directly under a node, in the order of the text.</summary>
    public static IEnumerable<Expression> PartsOf(Expression expression) => expression switch
    {
        Unary unary => [unary.Operand],
        Binary binary => [binary.Left, binary.Right],
        Compare compare => [compare.Left, compare.Right],
        Logical logical => [logical.Left, logical.Right],
        Call call => call.Arguments.Select(argument => argument.Value),
        ListExpression list => list.Items,
        _ => [],
    };

    /// <summary>A node and everything under it.</summary>
    public static IEnumerable<Expression> NodesIn(Expression expression)
    {
        yield return expression;
        foreach (Expression node in PartsOf(expression).SelectMany(NodesIn))
        {
            yield return node;
        }
    }

    /// <summary>The names under a node, each as often as it stands there.</summary>
    public static IEnumerable<Name> NamesIn(Expression expression) => NodesIn(expression).OfType<Name>();

    /// <summary>Whether a name stands under a node.</summary>
    public static bool Mentions(Expression expression, string name) => NamesIn(expression).Any(found => found.Identifier == name);

    /// <summary>The node with its direct parts replaced.</summary>
    public static Expression WithParts(Expression expression, Func<Expression, Expression> replace) => expression switch
    {
        Unary unary => unary with { Operand = replace(unary.Operand) },
        Binary binary => binary with { Left = replace(binary.Left), Right = replace(binary.Right) },
        Compare compare => compare with { Left = replace(compare.Left), Right = replace(compare.Right) },
        Logical logical => logical with { Left = replace(logical.Left), Right = replace(logical.Right) },
        Call call => call with
        {
            Arguments = call.Arguments.Select(argument => argument with { Value = replace(argument.Value) }).ToArray(),
        },
        ListExpression list => list with { Items = list.Items.Select(replace).ToArray() },
        _ => expression,
    };

    /// <summary>The tree with names replaced by expressions.</summary>
    public static Expression Substitute(Expression expression, IReadOnlyDictionary<string, Expression> names) =>
        expression is Name name
            ? names.TryGetValue(name.Identifier, out Expression? found) ? found : name
            : WithParts(expression, part => Substitute(part, names));
}
