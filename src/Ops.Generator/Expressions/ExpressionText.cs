using System.Text;
using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Expressions;

/// <summary>Writes a tree back as text of the language, with no more brackets than it needs.</summary>
internal static class ExpressionText
{
    /// <summary>The text of an expression.</summary>
    public static string Of(Expression expression)
    {
        StringBuilder text = new();
        Write(text, expression, 0);
        return text.ToString();
    }

    /// <summary>The text of a body, one statement a line.</summary>
    public static string Of(Body body) => string.Join("\n", body.Statements.Select(Of));

    /// <summary>The text of a statement.</summary>
    public static string Of(Statement statement) =>
        (statement.IsLet ? "let " : "") + statement.Target + " = " + Of(statement.Value);

    private static int LevelOf(Expression expression) => expression switch
    {
        Logical { Operator: "or" } => 1,
        Logical => 2,
        Unary { Operator: "not" } => 3,
        Compare => 4,
        Binary { Operator: "+" or "-" } => 5,
        Binary => 6,
        Unary => 7,
        _ => 8,
    };

    private static void Write(StringBuilder text, Expression expression, int needed)
    {
        int level = LevelOf(expression);
        if (level < needed)
        {
            text.Append('(');
        }

        switch (expression)
        {
            case Literal literal:
                text.Append(literal.Kind == LiteralKind.Text ? "'" + literal.Text + "'" : literal.Text);
                break;
            case Name name:
                text.Append(name.Identifier);
                break;
            case Member member:
                text.Append(member.Target).Append('.').Append(member.Part);
                break;
            case Unary unary:
                text.Append(unary.Operator == "not" ? "not " : "-");
                Write(text, unary.Operand, unary.Operator == "not" ? 4 : 8);
                break;
            case Binary binary:
                WritePair(text, binary.Left, binary.Operator, binary.Right, level, level + 1);
                break;
            case Logical logical:
                WritePair(text, logical.Left, logical.Operator, logical.Right, level, level + 1);
                break;
            case Compare compare:
                WritePair(text, compare.Left, compare.Operator, compare.Right, 5, 5);
                break;
            case ListExpression list:
                WriteList(text, list);
                break;
            case Call call:
                WriteCall(text, call);
                break;
        }

        if (level < needed)
        {
            text.Append(')');
        }
    }

    private static void WritePair(StringBuilder text, Expression left, string symbol, Expression right, int atLeft, int atRight)
    {
        Write(text, left, atLeft);
        text.Append(' ').Append(symbol).Append(' ');
        Write(text, right, atRight);
    }

    private static void WriteList(StringBuilder text, ListExpression list)
    {
        text.Append('[');
        for (int i = 0; i < list.Items.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Write(text, list.Items[i], 0);
        }

        text.Append(']');
    }

    private static void WriteCall(StringBuilder text, Call call)
    {
        text.Append(call.Function).Append('(');
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            Argument argument = call.Arguments[i];
            text.Append(i == 0 ? "" : ", ").Append(argument.Name is null ? "" : argument.Name + " = ");
            Write(text, argument.Value, 0);
        }

        text.Append(')');
    }
}
