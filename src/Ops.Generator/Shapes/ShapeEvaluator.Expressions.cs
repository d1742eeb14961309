using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Shapes;

/// <summary>The library of shape functions, and arithmetic on dims.</summary>
internal sealed partial class ShapeEvaluator
{
    private long[]? Shape(Expression expression)
    {
        switch (Choose(expression))
        {
            case Name name:
                return ShapeOf(name.Identifier);
            case ListExpression list:
                long?[] dims = list.Items.Select(Number).ToArray();
                return dims.Contains(null) ? null : dims.Select(dim => dim!.Value).ToArray();
            case Call { Function: "same" } call:
                long[]?[] same = call.Arguments.Select(argument => Shape(argument.Value)).ToArray();
                return same.All(shape => shape is not null && shape.SequenceEqual(same[0]!)) ? same[0] : null;
            case Call { Function: "broadcast" } call:
                return Broadcast(call);
            case Call { Function: "value_of" } call:
                return Values(call.Arguments[0].Value);
            case Call { Function: "reduce" } call:
                return Reduce(call);
            case Call { Function: "concat" } call:
                return Concat(call);
            default:
                return null;
        }
    }

    private long[]? Broadcast(Call call)
    {
        long[] result = [];
        foreach (Argument argument in call.Arguments)
        {
            if (Shape(argument.Value) is not { } shape)
            {
                return null;
            }

            long[] wide = shape.Length > result.Length ? shape : result;
            long[] narrow = shape.Length > result.Length ? result : shape;
            long[] joined = wide.ToArray();
            int shift = wide.Length - narrow.Length;
            for (int i = 0; i < narrow.Length; i++)
            {
                long a = wide[i + shift];
                long b = narrow[i];
                if (a != b && a != 1 && b != 1)
                {
                    return null;
                }

                joined[i + shift] = a == 1 ? b : a;
            }

            result = joined;
        }

        return result;
    }

    private long[]? Reduce(Call call)
    {
        if (Shape(call.Arguments[0].Value) is not { } shape || Values(call.Arguments[1].Value) is not { } axes
            || Condition(call.Arguments[2].Value) is not { } keep)
        {
            return null;
        }

        HashSet<long> reduced = [.. axes.Select(axis => axis < 0 ? axis + shape.Length : axis)];
        return reduced.Any(axis => axis < 0 || axis >= shape.Length) ? null
            : shape.Select((dim, i) => reduced.Contains(i) ? (keep ? 1 : -1) : dim).Where(dim => dim >= 0).ToArray();
    }

    private long[]? Concat(Call call)
    {
        if (call.Arguments[0].Value is not Name name || Values(call.Arguments[1].Value) is not { Length: 1 } axis
            || _test.Inputs.FirstOrDefault(entry => entry.Name == name.Identifier)?.Value
                is not TestList { Items.Count: > 0 } values)
        {
            return null;
        }

        long[]?[] shapes = values.Items.Select(TestShape.Of).ToArray();
        long[] result = shapes[0]!.ToArray();
        long at = axis[0] < 0 ? axis[0] + result.Length : axis[0];
        if (at < 0 || at >= result.Length || shapes.Any(shape => shape is null || shape.Length != result.Length))
        {
            return null;
        }

        result[at] = shapes.Sum(shape => shape![at]);
        return result;
    }

    // select on attrs is decided by the test.
    private Expression? Choose(Expression expression)
    {
        while (expression is Call { Function: "select", Arguments.Count: 3 } call)
        {
            if (Condition(call.Arguments[0].Value) is not { } condition)
            {
                return null;
            }

            expression = call.Arguments[condition ? 1 : 2].Value;
        }

        return expression;
    }

    private bool? Condition(Expression expression) => expression switch
    {
        Literal { Kind: LiteralKind.Bool } literal => literal.IsTrue,
        Name name => (Attr(name.Identifier) as BoolValue)?.Value,
        Unary { Operator: "not" } unary => !Condition(unary.Operand),
        _ => null,
    };

    private long? Number(Expression expression) => expression switch
    {
        Literal { IsInteger: true } literal => (long)literal.Number,
        Name name when _dims.TryGetValue(name.Identifier, out long dim) => dim,
        Name name when Attr(name.Identifier) is IntValue attr => attr.Value,
        Name name when ShapeOf(name.Identifier) is { Length: 0 } && Values(name) is { Length: 1 } values => values[0],
        Unary { Operator: "-" } unary => -Number(unary.Operand),
        Binary { Operator: "+" } binary => Number(binary.Left) + Number(binary.Right),
        Binary { Operator: "-" } binary => Number(binary.Left) - Number(binary.Right),
        Binary { Operator: "*" } binary => Number(binary.Left) * Number(binary.Right),
        _ => null,
    };
}
