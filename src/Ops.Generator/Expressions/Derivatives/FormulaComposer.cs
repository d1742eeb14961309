using System.Globalization;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Functions;
using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Expressions.Derivatives;

/// <summary>Turns a fused derivative into formulas over ops, so that the tape can record it and second order works.</summary>
internal sealed class FormulaComposer
{
    private readonly BodyScope _scope;
    private bool _isPossible = true;

    private FormulaComposer(BodyScope scope) => _scope = scope;

    /// <summary>The same statements over ops, or null where a function has none.</summary>
    public static Body? Compose(Body fused, BodyScope scope)
    {
        scope = scope.Copy();
        FormulaComposer composer = new(scope);
        List<Statement> statements = [];
        foreach (Statement statement in fused.Statements)
        {
            Expression value = composer.Visit(statement.Value);
            if (value is Literal)
            {
                Expression zeros = Call.Of("zeros_like", new Name(statement.Target.Substring(2)));
                value = Simplifier.IsZero(value) ? zeros : new Binary("+", zeros, value);
            }

            statements.Add(statement with { Value = value });
            scope.Add(new ScopeName(statement.Target, NameRole.Local, ExpressionTyper.KindOf(statement.Value, scope)));
        }

        return composer._isPossible ? new Body(statements.ToArray()) : null;
    }

    private Expression Visit(Expression expression) => expression switch
    {
        Name name => VisitName(name),
        Unary { Operator: "not" } unary when KindOf(unary.Operand) == ValueKind.Mask => Call.Of("LogicalNot",
            Visit(unary.Operand)),
        Binary { Operator: "%" } binary => Call.Of("TruncateMod", Visit(binary.Left), Visit(binary.Right)),
        Compare compare when KindOf(compare) == ValueKind.Mask => VisitCompare(compare),
        Logical logical when KindOf(logical) == ValueKind.Mask =>
            Call.Of(logical.Operator == "and" ? "LogicalAnd" : "LogicalOr", Visit(logical.Left), Visit(logical.Right)),
        Call call => VisitCall(call),
        Literal or ListExpression or Member => expression,
        _ => ExpressionWalk.WithParts(expression, Visit),
    };

    private Expression VisitName(Name name)
    {
        if (_scope.Find(name.Identifier) is not null || ConstantTable.Find(name.Identifier) is not { } constant)
        {
            return name;
        }

        _isPossible &= !double.IsNaN(constant.Value) && !double.IsInfinity(constant.Value);
        return new Literal(LiteralKind.Number, constant.Value.ToString("G17", CultureInfo.InvariantCulture));
    }

    private Call VisitCompare(Compare compare)
    {
        string op = compare.Operator switch
        {
            "==" => "Equal",
            "!=" => "NotEqual",
            "<" => "Less",
            "<=" => "LessEqual",
            ">" => "Greater",
            _ => "GreaterEqual",
        };
        Expression left = Visit(compare.Left);
        Expression right = Visit(compare.Right);
        return Call.Of(op, Like(left, right), Like(right, left));
    }

    private Expression VisitCall(Call call)
    {
        Expression[] arguments = call.Arguments.Select(argument => Visit(argument.Value)).ToArray();
        if (call.Function == "select")
        {
            return KindOf(call.Arguments[0].Value) == ValueKind.UniformBool
                ? Call.Of("select", arguments[0], Like(arguments[1], arguments[2]), Like(arguments[2], arguments[1]))
                : Call.Of("SelectV2", arguments[0], Like(arguments[1], arguments[2]), Like(arguments[2], arguments[1]));
        }

        switch (call.Function)
        {
            case "conj":
                return Call.Of("conj", arguments);
            case "fma":
                return new Binary("+", new Binary("*", arguments[0], arguments[1]), arguments[2]);
            case "trunc":
                return new Binary("*", Call.Of("Sign", arguments[0]), Call.Of("Floor", Call.Of("Abs", arguments[0])));
            case "cast" when ExpressionTyper.IsNumber(KindOf(call.Arguments[0].Value)):
                return arguments[0];
        }

        string? op = FunctionTable.Find(call.Function)?.Op;
        _isPossible &= op is not null;
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Like(arguments[i], arguments[i == 0 ? arguments.Length - 1 : 0]);
        }

        return Call.Of(op ?? call.Function, arguments);
    }

    // A zero beside a tensor is a tensor of zeros; other literals stay, and become constants of the tensor's dtype.
    private static Expression Like(Expression value, Expression tensor) =>
        Simplifier.IsZero(value) && tensor is not Literal ? Call.Of("zeros_like", tensor) : value;

    private ValueKind KindOf(Expression expression) => ExpressionTyper.KindOf(expression, _scope);
}
