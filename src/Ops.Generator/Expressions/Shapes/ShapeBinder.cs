using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Shapes;

/// <summary>
/// Checks the shape rules of a record. <see cref="BindPattern"/> takes the pattern of an input and tells which dims it binds;
/// <see cref="BindOutput"/> takes the shape of an output, whose names must be bound. Issues are 1301, 1302, 1303 and 1305.
/// </summary>
/// <param name="op">The op's name.</param>
/// <param name="inputs">The inputs.</param>
/// <param name="attrs">The attrs.</param>
/// <param name="bound">The names of dims and rests that are bound so far.</param>
internal sealed class ShapeBinder(
    string op, IReadOnlyList<ArgumentModel> inputs, IReadOnlyList<AttrModel> attrs, IEnumerable<string> bound)
{
    private static readonly string[] Library = ["broadcast", "concat", "reduce", "same", "value_of", "select", "ceil", "min",
        "max"];

    private readonly HashSet<string> _bound = [.. bound];
    private readonly List<ExpressionIssue> _issues = [];
    private readonly List<string> _dims = [];
    private string? _output;

    /// <summary>Checks a pattern: a list of dims, or select on a bool attr between patterns.</summary>
    public ShapeBinding BindPattern(Expression pattern)
    {
        Start(null);
        Pattern(pattern);
        return new ShapeBinding(_issues.ToArray(), _dims.ToArray());
    }

    /// <summary>Checks the shape of an output.</summary>
    public ShapeBinding BindOutput(Expression shape, string output)
    {
        Start(output);
        Shape(shape);
        return new ShapeBinding(_issues.ToArray(), default);
    }

    private void Start(string? output)
    {
        _issues.Clear();
        _dims.Clear();
        _output = output;
    }

    private void Pattern(Expression pattern)
    {
        switch (pattern)
        {
            case ListExpression list:
                foreach (Expression item in list.Items)
                {
                    PatternDim(item);
                }

                break;
            case Call { Function: "select", Arguments.Count: 3 } call:
                Condition(call.Arguments[0].Value);
                Pattern(call.Arguments[1].Value);
                Pattern(call.Arguments[2].Value);
                break;
            default:
                Expected(pattern, "a list of dims, or select of two");
                break;
        }
    }

    private void PatternDim(Expression item)
    {
        if (item is Name name && !attrs.Any(attr => attr.Name == name.Identifier))
        {
            if (name.Identifier != "_" && !_dims.Contains(name.Identifier))
            {
                _dims.Add(name.Identifier);
            }
        }
        else if (item is not (Name or Literal { IsInteger: true }))
        {
            Expected(item, "a name or a number");
        }
    }

    private void Shape(Expression shape)
    {
        switch (shape)
        {
            case ListExpression list:
                foreach (Expression item in list.Items)
                {
                    Dim(item);
                }

                break;
            case Call call:
                ShapeCall(call);
                break;
            case Name name when attrs.Any(attr => attr.Name == name.Identifier && attr.Kind == AttrKind.Shape):
            case Name bound when _bound.Contains(bound.Identifier):
                break;
            case Name name when Known(name):
                Expected(name, "a shape, such as same(x) or [m, n],");
                break;
            case Name:
                break;
            default:
                Expected(shape, "a shape, such as same(x) or [m, n],");
                break;
        }
    }

    private void ShapeCall(Call call)
    {
        EquatableArray<Argument> arguments = call.Arguments;
        switch (call.Function)
        {
            case "broadcast" when arguments.Count >= 2:
            case "same" when arguments.Count >= 1:
                foreach (Argument argument in arguments)
                {
                    InputOrShape(argument.Value);
                }

                break;
            case "value_of" when arguments.Count == 1:
                HostValue(arguments[0].Value);
                break;
            case "concat" when arguments.Count == 2:
                InputOrShape(arguments[0].Value);
                HostValue(arguments[1].Value);
                break;
            case "reduce" when arguments.Count == 3:
                InputOrShape(arguments[0].Value);
                HostValue(arguments[1].Value);
                Condition(arguments[2].Value);
                break;
            case "select" when arguments.Count == 3:
                Condition(arguments[0].Value);
                Shape(arguments[1].Value);
                Shape(arguments[2].Value);
                break;
            default:
                UnfitCall(call);
                break;
        }
    }

    private void UnfitCall(Call call)
    {
        string? takes = call.Function switch
        {
            "broadcast" when call.Arguments.Count == 1 =>
                $"'same({ExpressionText.Of(call.Arguments[0].Value)})', or two or more inputs such as 'broadcast(x, y)',",
            "broadcast" => "two or more inputs, such as 'broadcast(x, y)',",
            "same" => "one or more inputs, such as 'same(x)',",
            "value_of" => "one host input, such as 'value_of(shape)',",
            "concat" => "an input and an axis, such as 'concat(values, axis)',",
            "reduce" => "an input, its axes and whether they stay, such as 'reduce(x, axes, keep_dims)',",
            "select" => "a condition and two shapes, such as 'select(c, [m, k], [k, m])',",
            _ => null,
        };
        if (takes is not null)
        {
            Expected(call, takes);
        }
        else
        {
            Unknown(new Name(call.Function, call.Offset, call.Function.Length), Suggestions.Nearest(call.Function, Library));
        }
    }

    private void Dim(Expression dim)
    {
        switch (dim)
        {
            case Literal { IsInteger: true }:
                break;
            case Name name:
                DimName(name);
                break;
            case Binary or Unary { Operator: "-" }:
                foreach (Expression part in ExpressionWalk.PartsOf(dim))
                {
                    Dim(part);
                }

                break;
            case Call { Function: "ceil", Arguments.Count: 1 } or Call { Function: "min" or "max", Arguments.Count: 2 }:
                foreach (Expression part in ExpressionWalk.PartsOf(dim))
                {
                    Dim(part);
                }

                break;
            case Call { Function: "select", Arguments.Count: 3 } call:
                Condition(call.Arguments[0].Value);
                Dim(call.Arguments[1].Value);
                Dim(call.Arguments[2].Value);
                break;
            case Call call when !Library.Contains(call.Function):
                UnfitCall(call);
                break;
            default:
                Expected(dim, "a dim");
                break;
        }
    }

    private void DimName(Name name)
    {
        if (_bound.Contains(name.Identifier) || attrs.Any(attr => attr.Name == name.Identifier && attr.Kind == AttrKind.Int))
        {
            return;
        }

        if (Input(name.Identifier) is { } input)
        {
            RequireHost(name, input);
        }
        else if (attrs.Any(attr => attr.Name == name.Identifier))
        {
            Expected(name, "a dim");
        }
        else if (_output is not null)
        {
            string? near = Suggestions.Nearest(name.Identifier, _bound);
            _issues.Add(ExpressionIssue.At("ROPS1303", name, name.Identifier, _output) with { Near = near });
        }
    }

    private void InputOrShape(Expression value)
    {
        if (value is Name name && Input(name.Identifier) is not null)
        {
            return;
        }

        Shape(value);
    }

    private void HostValue(Expression value)
    {
        if (value is Name name)
        {
            if (Input(name.Identifier) is { } input)
            {
                RequireHost(name, input);
            }
            else
            {
                Known(name);
            }
        }
        else if (value is not (Literal or ListExpression or Unary))
        {
            Expected(value, "an input or an attr");
        }
    }

    private void Condition(Expression condition)
    {
        foreach (Name name in ExpressionWalk.NamesIn(condition))
        {
            if (Input(name.Identifier) is { } input)
            {
                RequireHost(name, input);
            }
            else
            {
                Known(name);
            }
        }

        if (condition is ListExpression or Binary or Literal { Kind: not LiteralKind.Bool })
        {
            Expected(condition, "a condition");
        }
    }

    private bool Known(Name name)
    {
        if (_bound.Contains(name.Identifier) || Input(name.Identifier) is not null || attrs.Any(attr =>
            attr.Name == name.Identifier))
        {
            return true;
        }

        IEnumerable<string> names = inputs.Select(input => input.Name).Concat(attrs.Select(attr => attr.Name)).Concat(_bound);
        Unknown(name, Suggestions.Nearest(name.Identifier, names));
        return false;
    }

    private ArgumentModel? Input(string name) => inputs.FirstOrDefault(input => input.Name == name);

    private void RequireHost(Name name, ArgumentModel input)
    {
        if (!input.IsHost)
        {
            _issues.Add(ExpressionIssue.At("ROPS1305", name, input.Name));
        }
    }

    private void Unknown(Name name, string? near) =>
        _issues.Add(ExpressionIssue.At("ROPS1302", name, name.Identifier, op) with { Near = near });

    private void Expected(Expression at, string what) => _issues.Add(ExpressionIssue.At("ROPS1301", at, what));
}
