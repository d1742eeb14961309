using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit.Formulas;

/// <summary>
/// What the formulas of an op read, and by which C# local. A name that stands only where its shape matters is kept as a
/// shape, so that the tape does not hold its buffer.
/// </summary>
internal sealed class FormulaScope
{
    private static readonly string[] ShapeOfFirst = ["Shape", "kept_shape", "Size", "Rank"];

    private readonly OpModel _op;
    private readonly NameScope _locals;
    private readonly bool _ownNames;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _shapes = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>Makes the scope of some formulas of an op; locals avoid the given names.</summary>
    /// <param name="op">The op.</param>
    /// <param name="formulas">The formulas.</param>
    /// <param name="taken">Names that locals must not have.</param>
    /// <param name="ownNames">Whether the op's inputs and attrs are in scope under their own names, as in a composite.</param>
    public FormulaScope(OpModel op, IEnumerable<Expression> formulas, IEnumerable<string> taken, bool ownNames = false)
    {
        _op = op;
        _ownNames = ownNames;
        _locals = new NameScope(taken);
        foreach (Expression formula in formulas)
        {
            Collect(formula);
        }
    }

    /// <summary>The names whose whole value is read, in the order of first use.</summary>
    public IEnumerable<string> Values => _order.Where(_names.ContainsKey);

    /// <summary>The names of which only the shape is read.</summary>
    public IEnumerable<string> ShapesOnly => _order.Where(name => !_names.ContainsKey(name));

    /// <summary>The locals of all names.</summary>
    public IEnumerable<string> Locals => _names.Values.Concat(_shapes.Values);

    /// <summary>The local of a value; null where the name is not of the op.</summary>
    public string? Value(string name) => _names.TryGetValue(name, out string? local) ? local : null;

    /// <summary>The C# of the shape of a name.</summary>
    public string Shape(string name) => _names.TryGetValue(name, out string? local) ? local + ".Shape" : _shapes[name];

    /// <summary>Whether a call reads only the shape of the argument at an index.</summary>
    public static bool ReadsShapeOnly(Call call, int index) =>
        (index == 0 && Array.IndexOf(ShapeOfFirst, call.Function) >= 0) || (index == 1 && call.Function == "unbroadcast");

    private void Collect(Expression expression)
    {
        switch (expression)
        {
            case Name name:
                Use(name.Identifier, isShape: false);
                break;
            case Call call:
                for (int i = 0; i < call.Arguments.Count; i++)
                {
                    if (ReadsShapeOnly(call, i) && call.Arguments[i].Value is Name only && IsTensor(only.Identifier))
                    {
                        Use(only.Identifier, isShape: true);
                    }
                    else
                    {
                        Collect(call.Arguments[i].Value);
                    }
                }

                break;
            default:
                foreach (Expression part in Expressions.ExpressionWalk.PartsOf(expression))
                {
                    Collect(part);
                }

                break;
        }
    }

    private void Use(string name, bool isShape)
    {
        if (!IsTensor(name) && _op.Attr(name) is null && !IsUpstream(name))
        {
            return;
        }

        if (!_order.Contains(name))
        {
            _order.Add(name);
        }

        if (!isShape && !_names.ContainsKey(name))
        {
            _names[name] = _ownNames ? Identifiers.Escape(CSharpName(name)) : _locals.Take(CSharpName(name));
        }
        else if (isShape && !_shapes.ContainsKey(name))
        {
            _shapes[name] = _ownNames ? Identifiers.Escape(CSharpName(name)) + ".Shape"
                : _locals.Take(CSharpName(name) + "Shape");
        }
    }

    /// <summary>Whether a name is <c>d</c> and an output.</summary>
    public bool IsUpstream(string name) => UpstreamIndex(name) >= 0;

    /// <summary>The output whose gradient a name is, or -1.</summary>
    public int UpstreamIndex(string name) => name.Length > 1 && name[0] == 'd' && _op.Attr(name) is null && !IsTensor(name)
        ? _op.Outputs.ToList().FindIndex(output => output.Name == name.Substring(1))
        : -1;

    private bool IsTensor(string name) => _op.Input(name) is not null || _op.Output(name) is not null;

    private string CSharpName(string name) =>
        _op.Input(name)?.CSharpName ?? _op.Output(name)?.CSharpName ?? _op.Attr(name)?.CSharpName ?? Identifiers.Camel(name);
}
