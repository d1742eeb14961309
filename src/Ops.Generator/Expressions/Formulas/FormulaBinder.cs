using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Formulas;

/// <summary>
/// Checks formulas over ops: gradients and composites. In scope are the op's inputs, outputs, attrs and, in a gradient,
/// <c>d</c> before an output's name; ops are functions, inputs by position or name, attrs by name. Issues are 1402, 1403
/// and 1409. Dtypes are compared as sets, so only what can never fit is reported.
/// </summary>
/// <param name="op">The op's name.</param>
/// <param name="inputs">Its inputs.</param>
/// <param name="outputs">Its outputs.</param>
/// <param name="attrs">Its attrs.</param>
/// <param name="find">Finds the signature of an op by name; null where there is none.</param>
/// <param name="ops">The names of all ops, for suggestions.</param>
internal sealed partial class FormulaBinder(
    string op,
    IReadOnlyList<ArgumentModel> inputs,
    IReadOnlyList<ArgumentModel> outputs,
    IReadOnlyList<AttrModel> attrs,
    Func<string, OpSignature?> find,
    IEnumerable<string> ops)
{
    private readonly List<ExpressionIssue> _issues = [];
    private readonly List<string> _calls = [];
    private bool _isGradient;

    /// <summary>Checks the gradient of an input.</summary>
    public FormulaBinding BindGradient(Expression formula, string input)
    {
        ArgumentModel? target = inputs.FirstOrDefault(argument => argument.Name == input);
        return Bind(formula, isGradient: true, input, target is { IsResource: true } ? null : target);
    }

    /// <summary>Checks the formula that computes an output of a composite.</summary>
    public FormulaBinding BindComposite(Expression formula, string output) =>
        Bind(formula, isGradient: false, output, outputs.FirstOrDefault(argument => argument.Name == output));

    private FormulaBinding Bind(Expression formula, bool isGradient, string name, ArgumentModel? target)
    {
        _issues.Clear();
        _calls.Clear();
        _isGradient = isGradient;
        FormulaType found = Visit(formula);
        if (target is not null && _issues.Count == 0)
        {
            FormulaType expected = FormulaType.Of(target);
            bool isTensor = found.Kind == FormulaKind.Unknown || found.Kind == expected.Kind
                || (found.Kind == FormulaKind.Number && expected.Kind == FormulaKind.Tensor);
            if (!isTensor || (found.DTypes & expected.DTypes).IsEmpty)
            {
                _issues.Add(ExpressionIssue.At("ROPS1409", formula, found.Describe(), name, expected.Describe()));
            }
        }

        return new FormulaBinding(_issues.ToArray(), found, _calls.Distinct().ToArray());
    }

    private FormulaType Visit(Expression expression) => expression switch
    {
        Literal { Kind: LiteralKind.Number } => FormulaType.Of(FormulaKind.Number),
        Literal { Kind: LiteralKind.Bool } => FormulaType.Of(FormulaKind.Bool),
        Literal => FormulaType.Of(FormulaKind.Text),
        Name name => VisitName(name),
        Unary { Operator: "not" } unary => Need(unary.Operand, FormulaKind.Bool, "not"),
        Unary unary => Arithmetic(unary.Operand, unary.Operand, "Neg"),
        Binary binary => Arithmetic(binary.Left, binary.Right, binary.Operator),
        Compare compare => VisitCompare(compare),
        Logical logical => VisitLogical(logical),
        Call call => VisitCall(call),
        ListExpression list => VisitList(list),
        Member member => Unknown(member, member.Target + "." + member.Part),
        _ => FormulaType.Unknown,
    };

    private FormulaType VisitName(Name name)
    {
        string text = name.Identifier;
        if (inputs.Concat(outputs).FirstOrDefault(argument => argument.Name == text) is { } argument)
        {
            return FormulaType.Of(argument);
        }

        if (_isGradient && text[0] == 'd' && outputs.FirstOrDefault(output => output.Name == text.Substring(1)) is { } output)
        {
            return FormulaType.Of(output);
        }

        if (attrs.FirstOrDefault(attr => attr.Name == text) is { } attr)
        {
            return attr.IsList ? FormulaType.Of(FormulaKind.List)
                : attr.Kind == AttrKind.Type ? new FormulaType(FormulaKind.Type, attr.Allowed, attr.Name)
                : FormulaType.Of(KindOf(attr.Kind));
        }

        if (Model.DTypes.TryParse(text, out DType dtype))
        {
            return new FormulaType(FormulaKind.Type, DTypeSet.Of(dtype));
        }

        return Unknown(name, text);
    }

    private FormulaType VisitCompare(Compare compare)
    {
        FormulaType left = Visit(compare.Left);
        FormulaType right = Visit(compare.Right);
        return left.Kind == FormulaKind.Tensor || right.Kind == FormulaKind.Tensor
            ? new FormulaType(FormulaKind.Tensor, DTypeSet.Of(DType.Bool)) : FormulaType.Of(FormulaKind.Bool);
    }

    private FormulaType VisitLogical(Logical logical)
    {
        FormulaType left = Need(logical.Left, FormulaKind.Bool, logical.Operator);
        FormulaType right = Need(logical.Right, FormulaKind.Bool, logical.Operator);
        return left.Kind == FormulaKind.Tensor ? left : right;
    }

    private FormulaType VisitList(ListExpression list)
    {
        bool isTensors = false;
        foreach (Expression item in list.Items)
        {
            isTensors |= Visit(item).Kind == FormulaKind.Tensor;
        }

        return FormulaType.Of(isTensors ? FormulaKind.Tensors : FormulaKind.List);
    }

    private FormulaType Arithmetic(Expression leftSide, Expression rightSide, string symbol)
    {
        FormulaType left = Need(leftSide, FormulaKind.Number, symbol);
        FormulaType right = ReferenceEquals(leftSide, rightSide) ? left : Need(rightSide, FormulaKind.Number, symbol);
        if (left.Kind != FormulaKind.Tensor || right.Kind != FormulaKind.Tensor)
        {
            return left.Kind == FormulaKind.Tensor ? left : right;
        }

        DTypeSet both = left.DTypes & right.DTypes;
        if (both.IsEmpty)
        {
            _issues.Add(ExpressionIssue.At("ROPS1403", rightSide, OpOf(symbol), "two tensors of one dtype",
                ExpressionText.Of(rightSide), right.Describe() + " beside " + left.Describe()));
            return FormulaType.Unknown;
        }

        return left with { DTypes = both, Symbol = left.Symbol ?? right.Symbol };
    }

    // Tensors pass wherever a number or a condition may stand: operators are ops.
    private FormulaType Need(Expression operand, FormulaKind kind, string symbol)
    {
        FormulaType found = Visit(operand);
        bool fits = found.Kind == kind || found.Kind is FormulaKind.Tensor or FormulaKind.Unknown;
        if (!fits)
        {
            _issues.Add(ExpressionIssue.At("ROPS1403", operand, OpOf(symbol), kind == FormulaKind.Bool ? "conditions"
                : "tensors and numbers",
                ExpressionText.Of(operand), found.Describe()));
        }

        return fits ? found : FormulaType.Unknown;
    }

    private FormulaType Unknown(Expression at, string text)
    {
        IEnumerable<string> names = inputs.Concat(outputs).Select(argument => argument.Name)
            .Concat(attrs.Select(attr => attr.Name)).Concat(_isGradient ? outputs.Select(output => "d" + output.Name) : []);
        string? near = at is not Call ? Suggestions.Nearest(text, names)
            : OtherNames.OpOf(text) is { } known && ops.Contains(known) ? known
            : Suggestions.Nearest(text, ops.Concat(Services));
        _issues.Add(new ExpressionIssue("ROPS1402", at.Offset, text.Length, new[] { text, op }, near));
        return FormulaType.Unknown;
    }

    private static string OpOf(string symbol) => symbol switch
    {
        "+" => "AddV2",
        "-" => "Sub",
        "*" => "Mul",
        "/" => "RealDiv",
        "%" => "FloorMod",
        _ => symbol,
    };

    private static FormulaKind KindOf(AttrKind kind) => kind switch
    {
        AttrKind.Bool => FormulaKind.Bool,
        AttrKind.Int or AttrKind.Float => FormulaKind.Number,
        AttrKind.String or AttrKind.Func => FormulaKind.Text,
        AttrKind.Shape => FormulaKind.Shape,
        AttrKind.Type => FormulaKind.Type,
        _ => FormulaKind.Tensor,
    };
}
