using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Functions;
using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Expressions.Lanes;

/// <summary>
/// Writes bound expressions as C# over a lane type V. <see cref="Emit"/> gives the statements of an elementwise step: loads,
/// lets, assignments, stores. <see cref="EmitCondition"/> gives a check, whose mask is in <see cref="LaneBody.Result"/>.
/// <see cref="EmitReduction"/> gives a part of a reduction: lines, and the value to return. Names cannot clash with C#: an
/// operand is <c>p_x</c>, a lane <c>v_x</c>, a scalar <c>s_x</c>, an attr <c>a_x</c>, whatever x is called.
/// </summary>
internal sealed partial class LaneEmitter
{
    private readonly BodyScope _scope;
    private readonly string _element;
    private readonly Dictionary<string, LaneField> _fields = [];
    private readonly Dictionary<string, string> _places = [];
    private readonly LaneLines _step = new();
    private readonly LaneText _text;
    private LaneLines _current;

    private LaneEmitter(BodyScope scope, string element, bool hoists)
    {
        _scope = scope;
        _element = element;
        _hoists = hoists;
        _current = _step;
        _text = new LaneText(scope, this);
    }

    /// <summary>Writes the step of an elementwise body.</summary>
    /// <param name="body">The statements; they must be bound without issues.</param>
    /// <param name="scope">The scope they were bound in.</param>
    /// <param name="element">The element type of the struct: T, or a concrete one.</param>
    public static LaneBody Emit(Body body, BodyScope scope, string element = "T")
    {
        LaneEmitter emitter = new(scope.Copy(), element, hoists: true);
        emitter._isLong = emitter.CostOf(body) > LongCost;
        foreach (Statement statement in body.Statements)
        {
            emitter.WriteStatement(statement);
        }

        emitter.WriteStores();
        return emitter.Finish("", emitter.CostOf(body));
    }

    /// <summary>Writes a condition per element, such as a check; the result is a mask.</summary>
    public static LaneBody EmitCondition(Expression condition, BodyScope scope, string element = "T")
    {
        LaneEmitter emitter = new(scope.Copy(), element, hoists: false);
        return emitter.Finish(emitter._text.Mask(condition), emitter.CostOf(condition));
    }

    /// <summary>Writes a part of a reduction; its locals (x, a, b, r, count) keep their names.</summary>
    public static LaneBody EmitReduction(Expression expression, BodyScope scope)
    {
        LaneEmitter emitter = new(scope.Copy(), "T", hoists: false);
        foreach (ScopeName name in scope.Names.Where(name => name.Role == NameRole.Local
            && ExpressionTyper.IsPerElement(name.Kind)))
        {
            emitter._step.Locals[name.Name] = name.Name;
        }

        bool isMask = scope.Names.Any(name => name is { Role: NameRole.Local, Kind: ValueKind.Mask })
            || ExpressionTyper.IsCondition(ExpressionTyper.KindOf(expression, scope));
        string result = isMask ? emitter._text.Mask(expression) : emitter._text.Number(expression);
        return emitter.Finish(result, emitter.CostOf(expression));
    }

    /// <summary>The lane of a name, loaded on first use.</summary>
    internal string Lane(string name)
    {
        ScopeName found = _scope.Find(name) ?? throw new InvalidOperationException("'" + name + "' was not bound.");

        // A uniform number (count) stays a number where a condition asks for it; its lane is another local.
        bool isUniform = found.Role == NameRole.Local && !ExpressionTyper.IsPerElement(found.Kind);
        string key = isUniform ? "lane of " + name : name;
        if (_current.Locals.TryGetValue(key, out string? local))
        {
            return local;
        }

        string load = found.Role switch
        {
            NameRole.Local => "V.Literal(" + Uniform(name) + ")",
            NameRole.Attr => "V.Literal(" + Field(found, "a_") + ")",
            NameRole.Scalar when found.DType != Model.DType.Invalid => "V.Literal((double)" + Field(found, "s_") + ")",
            NameRole.Scalar when found.Kind == ValueKind.Mask =>
                "(" + Field(found, "s_") + " ? " + LaneText.True + " : " + LaneText.False + ")",
            NameRole.Scalar => "V.Splat(" + Field(found, "s_") + ")",
            _ when found.Kind == ValueKind.Mask => "V.LoadMask(" + Field(found, "p_") + ".At<bool>(i))",
            _ => "V.Load(" + Place(found) + ")",
        };
        return _current.Locals[key] = _current.Declare("v_" + name, load);
    }

    /// <summary>The field of an attr, or the local of a uniform let.</summary>
    internal string Uniform(string name)
    {
        ScopeName found = _scope.Find(name) ?? throw new InvalidOperationException("'" + name + "' was not bound.");
        return found.Role != NameRole.Local ? Field(found, "a_")
            : _current.Locals.TryGetValue(name, out string? local) ? local : name;
    }

    /// <summary>
    /// The field that tells how a scalar input compares with a number, or null where the condition is another. A select by it
    /// computes one branch: the power of Ftrl is a square root nearly always.
    /// </summary>
    internal string? ScalarCondition(Expression condition)
    {
        if (condition is not Compare { Left: Name name } compare || NumberOf(compare.Right) is not { } number
            || _scope.Find(name.Identifier) is not { Role: NameRole.Scalar, Kind: ValueKind.Number } scalar)
        {
            return null;
        }

        string prefix = "c_" + scalar.Name + "_";
        string field = prefix + _fields.Keys.Count(known => known.StartsWith(prefix, StringComparison.Ordinal));
        LaneField added = new(field, scalar.Name, scalar.Role, scalar.Kind, scalar.DType)
        {
            Operator = compare.Operator,
            Number = number,
        };
        LaneField? same = _fields.Values.FirstOrDefault(known => known with { Name = field } == added);
        _fields[(same ?? added).Name] = same ?? added;
        return (same ?? added).Name;
    }

    // A number that some dtype would round is compared in that dtype, element by element.
    private static double? NumberOf(Expression expression) => expression switch
    {
        Literal { Kind: LiteralKind.Number } literal when IsExact(literal.Number) => literal.Number,
        Unary { Operator: "-", Operand: Literal { Kind: LiteralKind.Number } literal } when IsExact(literal.Number) =>
            -literal.Number,
        _ => null,
    };

    private static bool IsExact(double number) => number * 128 == Math.Floor(number * 128) && Math.Abs(number) <= 1;

    /// <summary>Keeps a text in a local, so that it can stand several times.</summary>
    internal string Temporary(string text) => _current.Declare("t", text);

    private void WriteStatement(Statement statement)
    {
        ValueKind kind = ExpressionTyper.KindOf(statement.Value, _scope);
        if (statement.IsLet)
        {
            WriteLet(statement, kind);
            return;
        }

        ScopeName target = _scope.Find(statement.Target) ?? throw new InvalidOperationException(statement.Target);
        string value = LaneText.Bare(target.Kind == ValueKind.Mask ? _text.Mask(statement.Value) : _text.Number(statement.Value));
        if (_step.Locals.TryGetValue(statement.Target, out string? local))
        {
            _step.Lines.Add(local + " = " + value + ";");
        }
        else
        {
            _step.Locals[statement.Target] = _step.Declare("v_" + statement.Target, value);
        }

        Field(target, "p_");
    }

    private void WriteLet(Statement statement, ValueKind kind)
    {
        if (kind != ValueKind.UniformBool && IsHoistable(statement.Value))
        {
            WriteHoistedLet(statement, kind);
            return;
        }

        string text = kind switch
        {
            ValueKind.UniformBool => _text.Bool(statement.Value),
            ValueKind.Mask => _text.Mask(statement.Value),
            _ => _text.Number(statement.Value),
        };
        string local = _step.Declare("v_" + statement.Target, text, kind == ValueKind.UniformBool ? "bool" : "V");
        _scope.Add(new ScopeName(statement.Target, NameRole.Local, KeptKind(kind)));
        _step.Locals[statement.Target] = local;
    }

    private static ValueKind KeptKind(ValueKind kind) => kind == ValueKind.UniformNumber ? ValueKind.Number : kind;

    private void WriteStores()
    {
        foreach (ScopeName name in _scope.Names)
        {
            if (name.IsWritable && _step.Locals.TryGetValue(name.Name, out string? local))
            {
                _step.Lines.Add(name.Kind == ValueKind.Mask
                    ? "V.StoreMask(" + local + ", p_" + name.Name + ".At<bool>(i));"
                    : "V.Store(" + local + ", " + Place(name) + ");");
            }
        }
    }

    // The address of a step's elements; what is loaded and stored is looked up once, since inlined calls are what a long body
    // runs out of.
    private string Place(ScopeName name)
    {
        string place = Field(name, "p_") + ".At<" + _element + ">(i)";
        if (!name.IsWritable || name.Role != NameRole.Resource)
        {
            return place;
        }

        if (!_places.TryGetValue(name.Name, out string? local))
        {
            local = _step.Declare("at_" + name.Name, place, _element + "*");
            _places[name.Name] = local;
        }

        return local;
    }

    private string Field(ScopeName name, string prefix)
    {
        string field = prefix + name.Name;
        _fields[field] = new LaneField(field, name.Name, name.Role, name.Kind, name.DType);
        return field;
    }

    private LaneBody Finish(string result, int cost)
    {
        List<string> order = _scope.Names.Select(name => name.Name).ToList();
        return new LaneBody
        {
            Fields = _fields.Values.OrderBy(field => order.IndexOf(field.Source)).ToArray(),
            Lines = _step.Lines.ToArray(),
            PrepareLines = _prepare.Lines.ToArray(),
            Uniforms = _uniforms.Count,
            Result = LaneText.Bare(result),
            Cost = cost,
        };
    }

    private int CostOf(Body body) => Math.Max(1, body.Statements.Sum(statement => CostOf(statement.Value)));

    // What is computed once a loop costs an element nothing.
    private int CostOf(Expression expression) => IsHoistable(expression) ? 0 : ExpressionWalk.PartsOf(expression).Sum(CostOf)
        + expression switch
        {
            Call call => FunctionTable.Find(call.Function)?.Cost ?? 1,
            Unary or Binary or Compare or Logical => 1,
            _ => 0,
        };
}
