using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Formulas;

internal sealed partial class FormulaBinder
{
    private static readonly string[] Services = ["unbroadcast", "kept_shape", "zeros_like", "conj", "select"];

    private FormulaType VisitCall(Call call)
    {
        if (Services.Contains(call.Function))
        {
            return VisitService(call);
        }

        if (find(call.Function) is not { } callee)
        {
            foreach (Argument argument in call.Arguments)
            {
                Visit(argument.Value);
            }

            return Unknown(call, call.Function);
        }

        _calls.Add(callee.Name);
        return VisitOp(call, callee);
    }

    private FormulaType VisitService(Call call)
    {
        (int count, string signature) = call.Function switch
        {
            "unbroadcast" => (2, "(gradient, like)"),
            "kept_shape" => (2, "(input, axes)"),
            "select" => (3, "(condition, x, y)"),
            _ => (1, "(x)"),
        };
        FormulaType[] types = call.Arguments.Select(argument => Visit(argument.Value)).ToArray();
        if (types.Length != count || call.Arguments.Any(argument => argument.Name is not null))
        {
            string found = types.Length == count ? "a call with named arguments"
                : types.Length == 1 ? "a call with 1 argument" : $"a call with {types.Length} arguments";
            _issues.Add(ExpressionIssue.At("ROPS1403", call, call.Function, signature, ExpressionText.Of(call), found));
            return FormulaType.Unknown;
        }

        return call.Function switch
        {
            "kept_shape" => FormulaType.Of(FormulaKind.Shape),
            "select" => SelectType(call, types),
            _ => types[0].Kind == FormulaKind.Number ? FormulaType.Unknown : types[0],
        };
    }

    private FormulaType SelectType(Call call, FormulaType[] types)
    {
        if (types[0].Kind is not (FormulaKind.Bool or FormulaKind.Unknown))
        {
            _issues.Add(ExpressionIssue.At("ROPS1403", call.Arguments[0].Value, "select",
                "a condition on attrs; SelectV2 takes a tensor",
                ExpressionText.Of(call.Arguments[0].Value), types[0].Describe()));
            return FormulaType.Unknown;
        }

        return types[1].Kind is FormulaKind.Number or FormulaKind.Unknown ? types[2] : types[1];
    }

    private FormulaType VisitOp(Call call, OpSignature callee)
    {
        Dictionary<string, FormulaType> bound = [];
        HashSet<string> given = [];
        int position = 0;
        foreach (Argument argument in call.Arguments)
        {
            FormulaType found = Visit(argument.Value);
            string? name = argument.Name ?? (position < callee.Inputs.Count ? callee.Inputs[position++].Name : null);
            if (name is null)
            {
                Unfit(call, callee, argument, "one too many; attrs are given by name");
            }
            else if (!given.Add(name))
            {
                Unfit(call, callee, argument, "given twice");
            }
            else if (callee.Input(name) is { } input)
            {
                CheckInput(call, callee, argument, input, found, bound);
            }
            else if (callee.Attr(name) is { } attr)
            {
                CheckAttr(call, callee, argument, attr, found, bound);
            }
            else
            {
                Unfit(call, callee, argument, "unknown", name);
            }
        }

        foreach (string name in Missing(callee, given))
        {
            _issues.Add(new ExpressionIssue("ROPS1403", call.Offset, call.Function.Length, new[] { callee.Name,
                Signature(callee), name, "missing" }));
            break;
        }

        return ResultOf(callee, bound);
    }

    private void CheckInput(
        Call call, OpSignature callee, Argument argument, ArgumentModel input, FormulaType found, Dictionary<string,
            FormulaType> bound)
    {
        FormulaType expected = FormulaType.Of(input);
        bool fits = found.Kind == FormulaKind.Unknown || found.Kind == expected.Kind
            || (expected.Kind == FormulaKind.Tensor && found.Kind is FormulaKind.Number or FormulaKind.Bool or FormulaKind.Shape
                or FormulaKind.List or FormulaKind.Text)
            || (expected.Kind == FormulaKind.Tensors && found.Kind == FormulaKind.List);
        if (!fits)
        {
            Unfit(call, callee, argument, found.Describe());
            return;
        }

        if (found.Kind is not (FormulaKind.Tensor or FormulaKind.Tensors or FormulaKind.Resource))
        {
            return;
        }

        DTypeSet allowed = expected.DTypes;
        if (input.TypeAttr is { } typeAttr)
        {
            allowed = bound.TryGetValue(typeAttr, out FormulaType? earlier) ? earlier.DTypes & allowed : allowed;
            bound[typeAttr] = (earlier ?? found) with { DTypes = found.DTypes & allowed };
        }

        if ((found.DTypes & allowed).IsEmpty)
        {
            Unfit(call, callee, argument, found.Describe());
            bound.Remove(input.TypeAttr ?? "");
        }
    }

    private void CheckAttr(
        Call call, OpSignature callee, Argument argument, AttrModel attr, FormulaType found, Dictionary<string,
            FormulaType> bound)
    {
        FormulaKind kind = attr.IsList ? FormulaKind.List : KindOf(attr.Kind);
        bool fits = found.Kind == FormulaKind.Unknown || found.Kind == kind
            || (kind == FormulaKind.Shape && found.Kind == FormulaKind.List) || kind == FormulaKind.Tensor;
        if (!fits)
        {
            Unfit(call, callee, argument, found.Describe());
        }
        else if (kind == FormulaKind.Type)
        {
            bound[attr.Name] = found;
        }
        else if (argument.Value is Literal { Kind: LiteralKind.Text } text && attr.AllowedTexts.Count > 0
            && !attr.AllowedTexts.Contains(text.Text))
        {
            Unfit(call, callee, argument, "none of " + string.Join(", ", attr.AllowedTexts));
        }
    }

    private static FormulaType ResultOf(OpSignature callee, Dictionary<string, FormulaType> bound)
    {
        if (callee.Outputs.Count != 1)
        {
            return FormulaType.Unknown;
        }

        ArgumentModel output = callee.Outputs[0];
        FormulaType declared = FormulaType.Of(output);
        return output.TypeAttr is { } typeAttr && bound.TryGetValue(typeAttr, out FormulaType? found)
            ? declared with { DTypes = found.DTypes, Symbol = found.Symbol }
            : declared with { Symbol = null };
    }

    private static IEnumerable<string> Missing(OpSignature callee, HashSet<string> given) =>
        callee.Inputs.Select(input => input.Name)
            .Concat(callee.Attrs.Where(attr => attr.Default is null && !attr.IsInferred).Select(attr => attr.Name))
            .Where(name => !given.Contains(name));

    private void Unfit(Call call, OpSignature callee, Argument argument, string problem, string? what = null)
    {
        string? near = problem == "unknown"
            ? Diagnostics.Suggestions.Nearest(what!, callee.Inputs.Select(input =>
                input.Name).Concat(callee.Attrs.Select(attr => attr.Name)))
            : null;
        _issues.Add(new ExpressionIssue("ROPS1403", argument.Offset == 0 ? call.Offset : argument.Offset, Math.Max(1,
            argument.Length),
            new[] { callee.Name, Signature(callee), what ?? ExpressionText.Of(argument.Value), problem }, near));
    }

    private static string Signature(OpSignature callee)
    {
        IEnumerable<string> parts = callee.Inputs.Select(input => input.Name)
            .Concat(callee.Attrs.Where(attr => !attr.IsInferred).Select(attr => attr.Name + " ="));
        return "(" + string.Join(", ", parts) + ")";
    }
}
