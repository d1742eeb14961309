using System.Globalization;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Expressions.Lanes;

// What depends on scalars and attrs alone is computed once a loop, in Prepare, and read as a lane in each step: a step of Adam
// has no root and no division for its rate. It also keeps long bodies below the 512 locals up to which the JIT inlines.
internal sealed partial class LaneEmitter
{
    // The bytes from one uniform to the next: those of the widest lane.
    private const int UniformBytes = 64;

    // In a short body a scalar costs less where it stands than the call of Prepare does.
    private const int LongCost = 8;

    private readonly bool _hoists;
    private readonly LaneLines _prepare = new();
    private readonly HashSet<string> _hoistedLets = [];
    private readonly Dictionary<string, string> _uniforms = [];
    private bool _isLong;

    /// <summary>The local of the step that holds what is the same for all elements; null where that is not so.</summary>
    internal string? Hoisted(Expression expression, Func<Expression, string> write)
    {
        if (_current == _prepare || !IsHoistable(expression) || (!_isLong && expression is Name name && !IsHoistedLet(name)))
        {
            return null;
        }

        _current = _prepare;
        string value = LaneText.Bare(write(expression));
        _current = _step;
        if (!_uniforms.TryGetValue(value, out string? local))
        {
            string place = "(uniforms_ + " + (_uniforms.Count * UniformBytes).ToString(CultureInfo.InvariantCulture) + ")";
            _prepare.Lines.Add("*(V*)" + place + " = " + value + ";");
            local = _step.Declare(expression is Name named ? "v_" + named.Identifier : "u_0", "*(V*)" + place);
            _uniforms[value] = local;
        }

        return local;
    }

    private bool IsHoistable(Expression expression)
    {
        bool reads = false;
        foreach (Name name in ExpressionWalk.NamesIn(expression))
        {
            switch (_scope.Find(name.Identifier)?.Role)
            {
                case null:
                    break;
                case NameRole.Scalar or NameRole.Attr:
                case NameRole.Local when IsHoistedLet(name):
                    reads = true;
                    break;
                default:
                    return false;
            }
        }

        return _hoists && reads;
    }

    private bool IsHoistedLet(Name name) => _hoistedLets.Contains(name.Identifier);

    private void WriteHoistedLet(Statement statement, ValueKind kind)
    {
        _current = _prepare;
        string value = kind == ValueKind.Mask ? _text.Mask(statement.Value) : _text.Number(statement.Value);
        _prepare.Locals[statement.Target] = _prepare.Declare("v_" + statement.Target, value);
        _current = _step;
        _hoistedLets.Add(statement.Target);
        _scope.Add(new ScopeName(statement.Target, NameRole.Local, KeptKind(kind)));
    }
}
