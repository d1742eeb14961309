using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Lanes;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Bodies: structs that hold operands, scalars and attrs, and compute one lane. The loops are the runtime's.</summary>
internal sealed partial class OpEmitter
{
    private const string InlineBody = "[Inline(InlineOptions.AggressiveInlining)]";

    private int IndexOf(KernelModel kernel) => _op.Kernels.ToList().IndexOf(kernel);

    private string LoopName(KernelModel kernel) => "Loop" + Suffix(kernel);

    // The first loop needs no number.
    private string Suffix(KernelModel kernel)
    {
        int index = _op.Kernels.Where(other => other is ElementwiseKernel or ReduceKernel).ToList().IndexOf(kernel);
        return index <= 0 ? "" : Number(index + 1);
    }

    private string LoopCall(KernelModel kernel, DType dtype)
    {
        DType carried = dtype == DType.Invalid ? FixedDType(kernel) : dtype;
        List<string> arguments = [];
        foreach (string declaration in LoopDeclarations())
        {
            arguments.Add(declaration.Substring(declaration.LastIndexOf(' ') + 1));
        }

        return $"{LoopName(kernel)}<{LaneFamilies.Carrier(carried)}, "
            + $"{LaneFamilies.Of(carried)}>({string.Join(", ", arguments)});";
    }

    // The dtype of a loop that no attr switches: what the record fixes, or bool where all arguments are bool.
    private DType FixedDType(KernelModel kernel) => kernel.Types.Count == 1
        ? kernel.Types.InOrder().First()
        : _op.Inputs.Concat(_op.Outputs).Select(argument => argument.DType)
            .FirstOrDefault(fixedDType => fixedDType is not (DType.Invalid or DType.Bool)) is var found and not DType.Invalid
            ? found : DType.Bool;

    private IEnumerable<string> LoopDeclarations()
    {
        foreach (ArgumentModel input in _op.Inputs.Where(CpuTakes))
        {
            yield return (input.IsList ? "ReadOnlySpan<Tensor> " : "Tensor ") + Name(input);
        }

        foreach (AttrModel attr in BodyAttrs())
        {
            yield return $"{Parameters.AttrType(_emission, attr)} {Identifiers.Escape(attr.CSharpName)}";
        }

        if (NeedsAxes)
        {
            yield return "ReadOnlySpan<int> " + LoopLocal("axes");
        }

        foreach (ArgumentModel output in _op.Outputs)
        {
            yield return "Tensor " + Name(output);
        }
    }

    private void WriteLoop(KernelModel kernel)
    {
        string body = "Body" + Suffix(kernel);
        _writer.Line($"private static void {LoopName(kernel)}<T, TLanes>({string.Join(", ", LoopDeclarations())})");
        using (_writer.Indent())
        {
            _writer.Line("where T : unmanaged");
            _writer.Line("where TLanes : struct, ILaneFamily<T>");
        }

        using (_writer.Open())
        {
            if (kernel is ElementwiseKernel elementwise)
            {
                LaneBody lanes = LaneEmitter.Emit(elementwise.Body, BodyScope.Of(_op, kernel.By));
                WriteElementwiseCall(body, lanes);
            }
            else
            {
                ReduceKernel reduce = (ReduceKernel)kernel;
                string local = LoopLocal("body");
                _writer.Line($"{body}<T> {local} = {Initializer(AttrFields(ReduceFields(reduce)))};");
                _writer.Line(
                    $"Reduction.Run<T, TLanes, {body}<T>>(ref {local}, {Name(_op.Input(reduce.Input)!)}, {LoopLocal("axes")}, "
                        + $"{Name(_op.Outputs[0])});");
            }
        }

        _writer.Line();
    }

    private void WriteElementwiseCall(string body, LaneBody lanes)
    {
        string local = LoopLocal("body");
        _writer.Line($"{body}<T> {local} = {Initializer(AttrFields(lanes.Fields))};");
        string inputs = string.Join(", ", Operands(lanes).Where(field => field.Role != NameRole.Output).Select(OperandTensor));
        string outputs = string.Join(", ", Operands(lanes).Where(field => field.Role == NameRole.Output).Select(OperandTensor));
        if (_op.Sparse is { } sparse)
        {
            WriteRowsCall(body, lanes, sparse);
        }
        else if (_resources.Count > 0)
        {
            string all = string.Join(", ", new[] { inputs, outputs }.Where(part => part.Length > 0));
            _writer.Line($"Elementwise.Update<T, TLanes, {body}<T>>(ref {local}, [{all}]);");
        }
        else
        {
            WriteRun(body, local, inputs, outputs);
        }
    }

    // One or two inputs and one output have a shorter way to the loop.
    private void WriteRun(string body, string local, string inputs, string outputs)
    {
        bool isShort = inputs.Length > 0 && outputs.IndexOf(',') < 0 && inputs.Count(letter => letter == ',') <= 1;
        string operands = isShort ? $"{inputs}, {outputs}" : $"[{inputs}], [{outputs}]";
        _writer.Line($"Elementwise.Run<T, TLanes, {body}<T>>(ref {local}, {operands});");
    }

    // A name of the loop's own that no argument of the op has.
    private string LoopLocal(string name) => new NameScope(
        _op.Inputs.Concat(_op.Outputs).Select(Name).Concat(_op.Attrs.Select(attr => attr.CSharpName))).Take(name);

    private static string Initializer(string fields) => fields.Length == 0 ? "default" : $"new() {{ {fields} }}";

    private static IEnumerable<LaneField> Operands(LaneBody lanes) =>
        lanes.Fields.Where(field => field.Role is NameRole.Input or NameRole.Resource)
            .Concat(lanes.Fields.Where(field => field.Role == NameRole.Output));

    private string OperandTensor(LaneField field) =>
        Name(_op.Input(field.Source) ?? _op.Output(field.Source) ?? throw new InvalidOperationException(field.Source));

    private string AttrFields(IEnumerable<LaneField> fields) => string.Join(", ", fields
        .Where(field => field.Role is NameRole.Scalar or NameRole.Attr)
        .Select(field => $"{field.Name} = {FieldValue(field)}"));

    private string FieldValue(LaneField field)
    {
        if (field.Role == NameRole.Attr)
        {
            return Identifiers.Escape(_op.Attr(field.Source)!.CSharpName);
        }

        return ScalarValue(field, Name(_op.Input(field.Source)!));
    }

    private static string ScalarValue(LaneField field, string input)
    {
        string number = Identifiers.Double(field.Number);
        return field.Operator switch
        {
            "" => field.Kind == ValueKind.Mask ? $"HostValues.Bool({input})" : $"HostValues.Scalar<{ScalarType(field)}>({input})",
            "==" => $"HostValues.Is({input}, {number})",
            "!=" => $"!HostValues.Is({input}, {number})",
            _ => $"HostValues.Real({input}) {field.Operator} {number}",
        };
    }

    private static string ScalarType(LaneField field) =>
        field.DType == DType.Invalid ? "T" : DTypes.CSharpType(field.DType);

    private string FieldType(LaneField field) => field.Role switch
    {
        NameRole.Attr => Parameters.AttrType(_emission, _op.Attr(field.Source)!),
        NameRole.Scalar when field.Kind == ValueKind.Mask || field.Operator.Length > 0 => "bool",
        NameRole.Scalar => ScalarType(field),
        _ => "Operand",
    };

    private void WriteBodies()
    {
        foreach (KernelModel kernel in _op.Kernels)
        {
            if (kernel is ElementwiseKernel elementwise)
            {
                WriteElementwiseBody("Body" + Suffix(kernel), LaneEmitter.Emit(elementwise.Body, BodyScope.Of(_op, kernel.By)));
            }
            else if (kernel is ReduceKernel reduce)
            {
                WriteReduceBody("Body" + Suffix(kernel), reduce);
            }
        }
    }

    private void WriteElementwiseBody(string name, LaneBody lanes)
    {
        _writer.Line($"private struct {name}<T> : IElementwiseBody<T>");
        using (_writer.Indent())
        {
            _writer.Line("where T : unmanaged");
        }

        using (_writer.Open())
        {
            foreach (LaneField field in lanes.Fields)
            {
                bool isOperand = field.Role is not (NameRole.Attr or NameRole.Scalar);
                _writer.Line($"{(isOperand ? "private" : "public")} {FieldType(field)} {field.Name};");
            }

            if (lanes.Uniforms > 0)
            {
                _writer.Line("private byte* uniforms_;");
            }

            _writer.Line();
            _writer.Line($"public static int Cost => {Number(lanes.Cost)};");
            if (lanes.Uniforms > 0)
            {
                _writer.Line();
                _writer.Line($"public static int Uniforms => {Number(lanes.Uniforms)};");
            }

            _writer.Line();
            _writer.Line(InlineBody);
            using (_writer.Open("public void Bind(in OperandRow row)"))
            {
                int index = 0;
                foreach (LaneField field in Operands(lanes))
                {
                    _writer.Line($"{field.Name} = row[{Number(index++)}];");
                }
            }

            _writer.Line();
            if (lanes.Uniforms > 0)
            {
                WriteLaneMethod("Prepare<V>(byte* uniforms)", ["uniforms_ = uniforms;", .. lanes.PrepareLines]);
                _writer.Line();
            }

            WriteLaneMethod("Step<V>(nint i)", lanes.Lines);
        }

        _writer.Line();
    }

    private void WriteLaneMethod(string signature, IEnumerable<string> lines)
    {
        _writer.Line(InlineBody);
        _writer.Line("public void " + signature);
        using (_writer.Indent())
        {
            _writer.Line("where V : unmanaged, ILane<V, T>");
        }

        using (_writer.Open())
        {
            foreach (string line in lines)
            {
                _writer.Line(line);
            }
        }
    }
}
