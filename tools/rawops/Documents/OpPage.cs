using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Emit;
using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.CommandLine.Documents;

/// <summary>Writes the reference page of one op from its record.</summary>
internal sealed class OpPage
{
    private readonly Markdown _page = new();
    private readonly PlacedOp _placed;
    private readonly OpEmission _emission;
    private readonly OpDocument _document;

    private OpPage(Records records, PlacedOp placed)
    {
        _placed = placed;
        _emission = records.EmissionOf(placed);
        _document = OpEmitter.Document(_emission);
    }

    private OpModel Op => _placed.Op.Model;

    /// <summary>Writes the page.</summary>
    public static string Write(Records records, PlacedOp op)
    {
        OpPage page = new(records, op);
        page.WriteHead();
        page.WriteSignatures();
        page.WriteExample();
        page.WriteArguments();
        page.WriteKernels();
        page.WriteShapes();
        page.WriteChecks();
        page.WriteGradient();
        return page._page.ToString();
    }

    /// <summary>Whether TensorFlow has no op of this name; the record's description then says so.</summary>
    public static bool IsExtension(OpModel op) => op.Description?.Contains("An extension", StringComparison.Ordinal) == true;

    private void WriteHead()
    {
        _page.Heading(1, Op.Name);
        _page.Paragraph(DocText.Sentence(Op.Summary));
        _page.Paragraph(Op.Description ?? "");
        string origin = IsExtension(Op)
            ? "**Extension**: TensorFlow has no op of this name."
            : $"TensorFlow: [`tf.raw_ops.{Op.Name}`](https://www.tensorflow.org/api_docs/python/tf/raw_ops/{Op.Name}).";
        string sparse = Op.Sparse is { } derived ? $" The sparse form of [{derived.Base}]({derived.Base}.md)." : "";
        _page.Paragraph($"{origin}{sparse} Record: [{_placed.Path}](../../{_placed.Path}).{Flags()}");
        if (Op.Deprecated is { } old)
        {
            string use = old.Use is null ? "" : $" Use [{old.Use}]({old.Use}.md).";
            _page.Paragraph($"**Deprecated.**{use} {DocText.Sentence(old.Note ?? "")}");
        }
    }

    private string Flags()
    {
        List<string> flags = [];
        if (Op.Has(Generator.Model.OpTraits.Stateful))
        {
            flags.Add("stateful");
        }

        if (Op.Has(Generator.Model.OpTraits.Commutative))
        {
            flags.Add("commutative");
        }

        return flags.Count == 0 ? "" : $" Flags: {string.Join(", ", flags)}.";
    }

    private void WriteSignatures() =>
        _page.Fence("csharp signature", string.Join("\n\n", _document.Signatures.Select(Signature)));

    // One parameter a line where the whole is too long for a screen.
    private static string Signature(string generated)
    {
        string text = CSharpText.Short(generated);
        int where = text.IndexOf(" where ", StringComparison.Ordinal);
        string method = where < 0 ? text : text[..where];
        string constraints = where < 0 ? "" : text[where..].Replace(" where ", "\n    where ", StringComparison.Ordinal);
        return (method.Length <= 110 ? method : Broken(method)) + constraints;
    }

    private static string Broken(string method)
    {
        int open = method.LastIndexOf('(');
        string[] parameters = method[(open + 1)..^1].Split(", ");
        return method[..(open + 1)] + "\n    " + string.Join(",\n    ", parameters) + ")";
    }

    private void WriteExample()
    {
        if (OpExample.Of(_emission, _document, _placed.Op.Tests) is { } example)
        {
            _page.Fence("csharp", example);
        }
    }

    private void WriteArguments()
    {
        _page.Heading(2, "Arguments");
        _page.Table(
            ["Input", "Dtype", "Shape", ""],
            Op.Inputs.Select(input => Argument(input, input.IsHost ? " Read on the host." : "")));
        _page.Table(["Attr", "Type", "Default", ""], Op.Attrs.Where(attr => !attr.IsInferred).Select(Attr));
        _page.Table(["Output", "Dtype", "Shape", ""], Op.Outputs.Select(output => Argument(output, "")));
        _page.Table(
            ["Dtype attr", "Allowed"],
            Op.Attrs.Where(attr => attr is { IsInferred: true, Kind: AttrKind.Type }).Select(attr =>
                new[] { Markdown.Code(attr.Name), attr.AllowedDTypes.Count == 0 ? "any" : attr.Allowed.ToString() }));
    }

    private string[] Argument(ArgumentModel argument, string note)
    {
        string type = argument.TypeAttr ?? argument.TypeListAttr
            ?? (argument.DType == Generator.Model.DType.Invalid ? "" : Generator.Model.DTypes.Name(argument.DType));
        string storage = argument.IsResource ? $"variable of {type}" : type;
        string several = argument.CountAttr is { } count ? $"{count} * {storage}" : storage;
        string shape = _document.Dims(argument);
        string read = argument.IsWritten ? " Written." : "";
        string name = Identifiers.Camel(argument.Name) == argument.Name ? "" : $" (`{Identifiers.Escape(argument.CSharpName)}`)";
        return
        [
            Markdown.Code(argument.Name) + name, several.TrimEnd(), Markdown.Code(shape),
            DocText.Sentence(argument.Doc ?? "") + read + note,
        ];
    }

    private string[] Attr(AttrModel attr)
    {
        string kind = attr.Kind.ToString().ToLowerInvariant();
        string type = attr.IsList ? $"list({kind})" : kind;
        string allowed = attr.AllowedDTypes.Count > 0 ? attr.Allowed.ToString()
            : string.Join(", ", attr.AllowedTexts.Select(text => text.Length == 0 ? "\"\"" : text));
        string least = attr.Minimum is { } minimum ? FormattableString.Invariant($" >= {minimum}") : "";
        Parameter parameter = _document.Parameters.First(candidate => candidate.Attr == attr);
        return
        [
            Markdown.Code(attr.Name) + (parameter.PublicName == attr.Name ? "" : $" (`{parameter.PublicName}`)"),
            type + least + (allowed.Length > 0 ? $": {allowed}" : ""),
            Markdown.Code(CSharpText.Short(parameter.Default ?? "")),
            DocText.Sentence(parameter.Doc),
        ];
    }

    private void WriteKernels()
    {
        _page.Heading(2, "Kernels");
        _page.Table(["Device", "Dtypes", "Kernel"], OpKernels.RowsOf(Op));
    }

    private void WriteShapes()
    {
        string[] rules =
        [
            .. Op.Shape.Inputs.Concat(Op.Shape.Outputs).Select(entry => (entry.Argument, Text: entry.Kind switch
            {
                ShapeEntryKind.Expression => Markdown.Code(ExpressionText.Of(entry.Expression!)),
                ShapeEntryKind.Hook => $"computed by `ShapeFunctions.{entry.Hook}`",
                ShapeEntryKind.Kernel => "known when the kernel has run",
                _ => Markdown.Code(_document.Dims(Op.Input(entry.Argument) ?? Op.Output(entry.Argument)!)),
            })).Where(rule => rule.Text.Length > 0).Select(rule => $"`{rule.Argument}`: {rule.Text}"),
        ];
        if (rules.Length > 0)
        {
            _page.Heading(2, "Shapes");
            _page.List(rules);
        }
    }

    private void WriteChecks()
    {
        if (Op.Require.Count + Op.Check.Count == 0)
        {
            return;
        }

        _page.Heading(2, "Errors");
        _page.Paragraph("Beside dtypes, devices and shapes, a call checks, before anything is written:");
        _page.List(Op.Require.Select(rule =>
            $"{Markdown.Code(ExpressionText.Of(rule.Condition))}, else: {DocText.Sentence(rule.Message)}"));
        _page.List(Op.Check.Select(rule => $"{Markdown.Code(ExpressionText.Of(rule.Condition))} for every element"
            + (rule.Types == DTypeSet.All || rule.Types.IsEmpty ? "" : $" ({rule.Types})")
            + $", else: {DocText.Sentence(rule.Message)}"));
    }

    private void WriteGradient()
    {
        _page.Heading(2, "Gradient");
        (string Input, string Text)[] gradients = [.. _document.Gradients.Where(gradient => gradient.Text != "none")];
        if (gradients.Length == 0)
        {
            _page.Paragraph("None.");
        }
        else if (_document.Derivative.Count > 0)
        {
            _page.Paragraph("By differentiation of the kernel, as one loop:");
            _page.Fence("text", string.Join("\n", _document.Derivative));
        }
        else if (gradients.All(gradient => gradient.Text == "through"))
        {
            _page.Paragraph("Through the ops that it is composed of.");
        }
        else
        {
            _page.Table(["Input", "Gradient"], _document.Gradients.Select(gradient =>
                new[] { Markdown.Code(gradient.Input), GradientText(gradient.Text) }));
        }
    }

    private static string GradientText(string text) =>
        text == "none" ? "none"
        : text.StartsWith("csharp(", StringComparison.Ordinal) ? $"computed by `GradientFunctions.{text[7..^1]}`"
        : Markdown.Code(text);
}
