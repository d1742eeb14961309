using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Expressions.Functions;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Binding;

/// <summary>
/// Checks one expression of a kernel against its scope: names (1502), functions and their arguments (1503), dtypes (1504),
/// numbers and conditions (1520). One mistake gives one issue. A binder serves one text; issues gather in <see cref="Issues"/>.
/// </summary>
/// <param name="scope">The names.</param>
/// <param name="types">The dtypes the kernel must be defined for; empty where definedness is asked for later.</param>
internal sealed class ExpressionBinder(BodyScope scope, DTypeSet types)
{
    private readonly List<ExpressionIssue> _issues = [];

    // One message for a name that stands in several places.
    private readonly HashSet<string> _unknown = [];

    /// <summary>What was wrong.</summary>
    public EquatableArray<ExpressionIssue> Issues => _issues.ToArray();

    /// <summary>The names that were read.</summary>
    public HashSet<string> Read { get; } = [];

    /// <summary>The dtypes for which everything that was bound is defined.</summary>
    public DTypeSet Defined { get; private set; } = DTypeSet.Computable;

    /// <summary>Checks an expression; its value must be a number or a condition where <paramref name="expected"/> says
    /// so.</summary>
    public ValueKind Bind(Expression expression, ValueKind expected = ValueKind.None)
    {
        ValueKind kind = Visit(expression);
        Expect(expression, kind, expected);
        return kind;
    }

    /// <summary>Reports an issue about this text.</summary>
    public void Report(ExpressionIssue issue) => _issues.Add(issue);

    private ValueKind Visit(Expression expression)
    {
        switch (expression)
        {
            case Literal literal:
                return VisitLiteral(literal);
            case Name name:
                return VisitName(name);
            case Unary { Operator: "not" } unary:
                return Bind(unary.Operand, ValueKind.Mask);
            case Unary unary:
                Narrow(unary, "-", DTypeSet.Computable - DTypeSet.Of(DType.Bool), Bind(unary.Operand, ValueKind.Number));
                return ExpressionTyper.KindOf(unary, scope);
            case Binary binary:
                return VisitBinary(binary);
            case Compare compare:
                return VisitCompare(compare);
            case Logical logical:
                Bind(logical.Left, ValueKind.Mask);
                Bind(logical.Right, ValueKind.Mask);
                return ExpressionTyper.KindOf(logical, scope);
            case Call call:
                return VisitCall(call);
            case Member member:
                Report(ExpressionIssue.At("ROPS1502", member, member.Target + "." + member.Part, scope.Op));
                return ValueKind.None;
            default:
                Report(ExpressionIssue.At("ROPS1520", expression, ExpressionText.Of(expression), "a list", "a number"));
                return ValueKind.None;
        }
    }

    private ValueKind VisitLiteral(Literal literal)
    {
        if (literal.Kind == LiteralKind.Number && literal.Number != Math.Floor(literal.Number))
        {
            Narrow(literal, literal.Text, DTypeSet.Computable - DTypeSet.Ints, ValueKind.Number);
        }

        return ExpressionTyper.KindOf(literal, scope);
    }

    private ValueKind VisitName(Name name)
    {
        if (scope.Find(name.Identifier) is { } found)
        {
            Read.Add(found.Name);
            if (found.Kind == ValueKind.None && found.Role != NameRole.Local)
            {
                Report(ExpressionIssue.At("ROPS1520", name, name.Identifier, "not of the kernel's dtype", "a number"));
            }

            return found.Kind;
        }

        if (ConstantTable.Find(name.Identifier) is { } constant)
        {
            Narrow(name, name.Identifier, constant.OnIntegers ? DTypeSet.Floats | DTypeSet.Ints : DTypeSet.Differentiable,
                ValueKind.Number);
            return ValueKind.UniformNumber;
        }

        if (_unknown.Add(name.Identifier))
        {
            string? near = Suggestions.Nearest(name.Identifier, scope.Names.Select(known => known.Name));
            string place = near is null ? scope.Op + scope.Hint(name.Identifier) : scope.Op;
            Report(ExpressionIssue.At("ROPS1502", name, name.Identifier, place) with { Near = near });
        }

        return ValueKind.None;
    }

    private ValueKind VisitBinary(Binary binary)
    {
        ValueKind left = Bind(binary.Left, ValueKind.Number);
        ValueKind right = Bind(binary.Right, ValueKind.Number);
        DTypeSet domain = binary.Operator == "%" ? DTypeSet.Floats | DTypeSet.Ints
            : DTypeSet.Computable - DTypeSet.Of(DType.Bool);
        ValueKind kind = ExpressionTyper.KindOf(binary, scope);
        Narrow(binary, binary.Operator, domain, left == ValueKind.Number || right == ValueKind.Number ? ValueKind.Number : kind);
        return kind;
    }

    private ValueKind VisitCompare(Compare compare)
    {
        ValueKind left = Bind(compare.Left);
        ValueKind right = Bind(compare.Right);
        bool isOrder = compare.Operator is not ("==" or "!=");
        if (isOrder || ExpressionTyper.IsNumber(left) || ExpressionTyper.IsNumber(right))
        {
            Expect(compare.Left, left, ValueKind.Number);
            Expect(compare.Right, right, ValueKind.Number);
        }
        else
        {
            Expect(compare.Right, right, left == ValueKind.UniformBool ? ValueKind.Mask : left);
        }

        if (isOrder && (left == ValueKind.Number || right == ValueKind.Number))
        {
            Narrow(compare, compare.Operator, DTypeSet.Floats | DTypeSet.Ints | DTypeSet.Of(DType.Bool), ValueKind.Number);
        }

        return ExpressionTyper.KindOf(compare, scope);
    }

    private ValueKind VisitCall(Call call)
    {
        if (call.Function == "select")
        {
            return VisitSelect(call);
        }

        if (call.Function == "cast")
        {
            return CheckArity(call, 1) && Bind(call.Arguments[0].Value) != ValueKind.None ? ValueKind.Number : ValueKind.None;
        }

        if (FunctionTable.Find(call.Function) is not { } row)
        {
            string? near = OtherNames.FunctionOf(call.Function) ?? Suggestions.Nearest(call.Function, FunctionTable.Names);
            Report(new ExpressionIssue(
                "ROPS1503", call.Offset, call.Function.Length, new[] { "'" + call.Function + "' is not a function." }, near));
            return ValueKind.None;
        }

        if (!CheckArity(call, row.Arity))
        {
            return ValueKind.None;
        }

        foreach (Argument argument in call.Arguments)
        {
            Bind(argument.Value, ValueKind.Number);
        }

        Narrow(new Name(call.Function, call.Offset, call.Function.Length), call.Function, row.Domain, ValueKind.Number);
        return ExpressionTyper.KindOf(call, scope);
    }

    private ValueKind VisitSelect(Call call)
    {
        if (!CheckArity(call, 3))
        {
            return ValueKind.None;
        }

        if (IsConditionLast(call) && ExpressionTyper.IsNumber(ExpressionTyper.KindOf(call.Arguments[0].Value, scope)))
        {
            string condition = ExpressionText.Of(call.Arguments.First(argument => IsCondition(argument.Value)).Value);
            Report(new ExpressionIssue("ROPS1503", call.Offset, call.Function.Length,
                new[] { $"'select' takes the condition first: select({condition}, a, b)." }));
            return ValueKind.None;
        }

        ValueKind mask = Bind(call.Arguments[0].Value, ValueKind.Mask);
        ValueKind left = Bind(call.Arguments[1].Value);
        ValueKind right = Bind(call.Arguments[2].Value);
        Expect(call.Arguments[2].Value, right, ExpressionTyper.IsNumber(left) ? ValueKind.Number
            : ExpressionTyper.IsCondition(left) ? ValueKind.Mask : ValueKind.None);
        return ExpressionTyper.Joined(mask, left, right);
    }

    private static bool IsConditionLast(Call call) =>
        !IsCondition(call.Arguments[0].Value) && call.Arguments.Count(argument => IsCondition(argument.Value)) == 1;

    private static bool IsCondition(Expression value) => value is Compare or Logical or Unary { Operator: "not" };

    private bool CheckArity(Call call, int arity)
    {
        foreach (Argument argument in call.Arguments)
        {
            if (argument.Name is not null)
            {
                string message = "'" + call.Function + "' takes its arguments by position."
                    + (call.Function == "select" ? " To compare, write '=='." : "");
                Report(new ExpressionIssue("ROPS1503", argument.Offset, argument.Length, new[] { message }));
                return false;
            }
        }

        if (call.Arguments.Count != arity)
        {
            string message = "'" + call.Function + "' takes " + Count(arity) + ", not " + Number(call.Arguments.Count) + ".";
            Report(new ExpressionIssue("ROPS1503", call.Offset, call.Function.Length, new[] { message }));
            return false;
        }

        return true;
    }

    // Only what is computed in the dtype of the elements can be undefined for it.
    private void Narrow(Expression at, string what, DTypeSet domain, ValueKind kind)
    {
        if (kind != ValueKind.Number)
        {
            return;
        }

        DTypeSet missing = types - domain;
        if (!missing.IsEmpty)
        {
            string dtypes = string.Join(", ", missing.InOrder().Select(DTypes.Name));
            Report(ExpressionIssue.At("ROPS1504", at, what, dtypes));
        }

        Defined &= domain;
    }

    private void Expect(Expression at, ValueKind kind, ValueKind expected)
    {
        string? needed = expected switch
        {
            ValueKind.Number or ValueKind.UniformNumber when !ExpressionTyper.IsNumber(kind) => "a number",
            ValueKind.Mask or ValueKind.UniformBool when !ExpressionTyper.IsCondition(kind) => "a condition",
            ValueKind.Text when kind != ValueKind.Text => "a text",
            ValueKind.Type when kind != ValueKind.Type => "a dtype",
            _ => null,
        };
        if (needed is not null && kind != ValueKind.None)
        {
            Report(ExpressionIssue.At("ROPS1520", at, ExpressionText.Of(at), Describe(kind), needed));
        }
    }

    private static string Describe(ValueKind kind) => kind switch
    {
        ValueKind.Number or ValueKind.UniformNumber => "a number",
        ValueKind.Mask or ValueKind.UniformBool => "a condition",
        ValueKind.Text => "a text",
        ValueKind.Type => "a dtype",
        _ => "unknown",
    };

    private static string Count(int count) => Number(count) + (count == 1 ? " argument" : " arguments");

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
