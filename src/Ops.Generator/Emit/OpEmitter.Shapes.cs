using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>The shapes of outputs, and their allocation.</summary>
internal sealed partial class OpEmitter
{
    private readonly Dictionary<string, string> _shapes = new(StringComparer.Ordinal);
    private string? _axes;

    private bool IsKernelShaped => _op.Shape.Outputs.Any(entry => entry.Kind == ShapeEntryKind.Kernel);

    private void WriteShapes()
    {
        WriteDims();
        foreach (ArgumentModel output in _op.Outputs)
        {
            if (_op.Shape.Output(output.Name) is not { Kind: not ShapeEntryKind.Kernel } entry)
            {
                continue;
            }

            string shape = entry.Kind switch
            {
                ShapeEntryKind.Hook => HookCall(entry.Hook!),
                ShapeEntryKind.Dims => ShapeOfDims(output),
                _ => ShapeText(entry.Expression!, output),
            };
            string local = _locals.Take(_op.Outputs.Count == 1 ? "shape" : output.CSharpName + "Shape");
            string type = entry.Kind == ShapeEntryKind.Hook && output.IsList ? "Shape[]" : "Shape";
            _writer.Line($"{type} {local} = {shape};");
            _shapes[output.Name] = local;
        }
    }

    private string HookCall(string hook) =>
        $"global::{_emission.KernelNamespace}.ShapeFunctions.{hook}({CallInitializer(ShapeCallType, CallPart.Shape)})";

    private string ShapeOfDims(ArgumentModel output) => output.Dims switch
    {
        { Count: 0 } => "Shape.Scalar",
        { Count: 1 } when output.Dims[0].Kind == DimKind.Rest && _rests[output.Dims[0].Name].Shape is { } whole => whole,
        _ => $"Shapes.Of(site, [{string.Join(", ", output.Dims.Select(DimText))}], {Quoted(output)})",
    };

    private string DimText(DimModel dim) => dim.Kind switch
    {
        DimKind.Number => Identifiers.Long(dim.Size),
        DimKind.Rest => ".. " + _rests[dim.Name].Span,
        _ => Scalars().Number(new Name(dim.Name)),
    };

    private string ShapeText(Expression expression, ArgumentModel output)
    {
        switch (expression)
        {
            case ListExpression { Items.Count: 0 }:
                return "Shape.Scalar";
            case ListExpression { Items.Count: 1 } only when only.Items[0] is Name rest
                && _rests.TryGetValue(rest.Identifier, out RestBinding? bound):
                return bound.Shape ?? $"new Shape({bound.Span})";
            case ListExpression list:
                return $"Shapes.Of(site, [{string.Join(", ", list.Items.Select(ItemText))}], {Quoted(output)})";
            case Name name:
                return NamedShape(name.Identifier);
            case Call { Function: "select" } select:
                return $"{Scalars().Bool(select.Arguments[0].Value)} ? {ShapeText(select.Arguments[1].Value, output)}"
                    + $" : {ShapeText(select.Arguments[2].Value, output)}";
            case Call { Function: "broadcast" } call:
                return Broadcast(call, output);
            case Call { Function: "same" } call:
                return Same(call, output);
            case Call { Function: "concat" } call:
                return $"Shapes.Concat(site, {Pair(call.Arguments[0].Value)}, {Pair(call.Arguments[1].Value)})";
            case Call { Function: "value_of" } call:
                return $"Shapes.ValueOf(site, {Pair(call.Arguments[0].Value)})";
            case Call { Function: "reduce" } call:
                return Reduce(call, output);
            default:
                throw new InvalidOperationException($"{_op.Name}: the shape of '{output.Name}' has no C# form.");
        }
    }

    /// <summary>The tensors of an N*T input in same() must all have one shape.</summary>
    private void WriteSameShapes(Expression expression)
    {
        if (expression is Name name && _op.Input(name.Identifier) is { IsList: true } input)
        {
            _writer.Line($"site.SameShapes({Name(input)}[0].Shape, \"{input.Name}[0]\", {Name(input)}, {Quoted(input)});");
        }
    }

    private string ItemText(Expression item) => item is Name name && _rests.TryGetValue(name.Identifier, out RestBinding? rest)
        ? ".. " + rest.Span
        : Scalars().Number(item);

    private string InputOrShape(Expression expression, ArgumentModel output) =>
        expression is Name name ? NamedShape(name.Identifier) : ShapeText(expression, output);

    private string NamedShape(string name) =>
        _rests.TryGetValue(name, out RestBinding? rest) ? rest.Shape ?? $"new Shape({rest.Span})"
        : _op.Input(name) is { } input ? (input.IsList ? Name(input) + "[0].Shape" : ShapeOf(input))
        : _op.Attr(name) is { Kind: AttrKind.Shape } attr
            ? Identifiers.Escape(attr.CSharpName) + (Parameters.IsNullable(attr) ? ".GetValueOrDefault()" : "")
        : _shapes[name];

    // What is computed element by element without broadcasting must not read past a smaller argument.
    private string Same(Call call, ArgumentModel output)
    {
        WriteSameShapes(call.Arguments[0].Value);
        string shape = InputOrShape(call.Arguments[0].Value, output);
        string label = Label(ExpressionText.Of(call.Arguments[0].Value));
        foreach (Argument argument in call.Arguments.Skip(1))
        {
            string other = InputOrShape(argument.Value, output);
            _writer.Line($"site.SameShape({shape}, {label}, {other}, {Label(ExpressionText.Of(argument.Value))});");
        }

        return shape;
    }

    private string Broadcast(Call call, ArgumentModel output)
    {
        List<Expression> parts = call.Arguments.Select(argument => argument.Value).ToList();
        string shape = InputOrShape(parts[0], output);
        string label = ExpressionText.Of(parts[0]);
        for (int i = 1; i < parts.Count; i++)
        {
            string part = ExpressionText.Of(parts[i]);
            shape = $"Shapes.Broadcast(site, {shape}, {Label(label)}, {InputOrShape(parts[i], output)}, {Label(part)})";
            label += " and " + part;
        }

        return shape;
    }

    private string Label(string text) => _op.Input(text) is { } input ? Quoted(input) : Identifiers.Quote(text);

    private string Reduce(Call call, ArgumentModel output)
    {
        string input = InputOrShape(call.Arguments[0].Value, output);
        Expression? over = call.Arguments.Count > 1 ? call.Arguments[1].Value : null;
        string keep = call.Arguments.Count > 2 ? Scalars().Bool(call.Arguments[2].Value) : "false";
        return $"Shapes.Reduce({input}, {WriteAxes(input, over)}, {keep})";
    }

    /// <summary>Writes the axes of a reduction as a local of sorted axes, once.</summary>
    private string WriteAxes(string input, Expression? over)
    {
        if (_axes is not null)
        {
            return _axes;
        }

        string buffer = _locals.Take("axesBuffer");
        _axes = _locals.Take("axes");
        _writer.Line($"Span<int> {buffer} = stackalloc int[{input}.Rank];");
        _writer.Line($"ReadOnlySpan<int> {_axes} = " + (over is null
            ? $"Shapes.AllAxes({input}, {buffer});"
            : $"Shapes.Axes(site, {Pair(over)}, {input}, {buffer});"));
        return _axes;
    }

    // An argument and its name for messages; a literal is called by its own text.
    private string Pair(Expression value) => value switch
    {
        Name name when _op.Input(name.Identifier) is { } input => $"{Name(input)}, {Quoted(input)}",
        Name name => $"{Identifiers.Escape(_op.Attr(name.Identifier)!.CSharpName)}, {Identifiers.Quote(name.Identifier)}",
        ListExpression list => $"[{string.Join(", ", list.Items.Select(Scalars().Number))}], \"axes\"",
        _ => $"{Scalars().Number(value)}, \"axis\"",
    };

    private void WriteOutputs()
    {
        if (IsKernelShaped)
        {
            return;
        }

        foreach (ArgumentModel output in _op.Outputs)
        {
            string shape = _shapes[output.Name];
            if (IsWrittenInto(output))
            {
                WriteBuffer(output, shape);
                continue;
            }

            string source = _op.View.FirstOrDefault(view => view.Output == output.Name) is { } view
                ? $"TensorAccess.ViewAs({Name(_op.Input(view.Input)!)}, {shape}, {DTypeOf(output)})"
                : output.IsList
                    ? $"site.Allocate({ListShapes(output, shape)}, {DTypeOf(output)}, {PlaceOf(output)}, {Quoted(output)})"
                    : $"site.Allocate({shape}, {DTypeOf(output)}, {PlaceOf(output)}, {Quoted(output)})";
            _writer.Line($"Tensor{(output.IsList ? "[]" : "")} {Name(output)} = {source};");
        }
    }

    private string PlaceOf(ArgumentModel output) => output.IsHost ? "Device.Cpu" : _device;

    private string ListShapes(ArgumentModel output, string shape)
    {
        if (_op.Shape.Output(output.Name)!.Kind == ShapeEntryKind.Hook)
        {
            return shape;
        }

        string count = _counts.TryGetValue(output.CountAttr!, out string? list)
            ? list + ".Length" : Identifiers.Escape(_op.Attr(output.CountAttr!)!.CSharpName);
        return $"OpSite.Repeat({shape}, {count})";
    }
}
