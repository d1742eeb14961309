using RawOpsNet.Generator.Cuda;
using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Lanes;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Checks of elements: a scan of an input before the output is allocated, for the dtypes that need it.</summary>
internal sealed partial class OpEmitter
{
    private string? ElementSwitch => _op.Kernels.OfType<ElementwiseKernel>().FirstOrDefault()?.By
        ?? SwitchAttrs().FirstOrDefault() ?? BytesAttr();

    private void WriteElementChecks()
    {
        WriteRowChecks();
        for (int i = 0; i < _op.Check.Count; i++)
        {
            if (_op.Check[i] is var check && CheckedInput(check) is { } input)
            {
                string attrs = string.Concat(CheckFields(check).Select(field => ", " + FieldValue(field)));
                _writer.Line(
                    $"Check{CheckSuffix(i)}(site, {DTypeOf(input)}, "
                        + $"{(input.IsResource ? ResourceLocal(input) : Name(input))}{attrs});");
            }
        }
    }

    private ArgumentModel? CheckedInput(CheckModel check) => _op.CheckedInput(check);

    private static string CheckSuffix(int index) => index == 0 ? "" : Number(index + 1);

    private LaneBody CheckBody(CheckModel check) =>
        LaneEmitter.EmitCondition(check.Condition, BodyScope.Of(_op, CheckedInput(check)?.TypeAttr));

    private IEnumerable<LaneField> CheckFields(CheckModel check) =>
        CheckBody(check).Fields.Where(field => field.Role is NameRole.Attr);

    private void WriteChecks()
    {
        for (int i = 0; i < _op.Check.Count; i++)
        {
            if (CheckedInput(_op.Check[i]) is { } input)
            {
                WriteCheckMethod(_op.Check[i], CheckSuffix(i), input);
                WriteCheckBody(_op.Check[i], CheckSuffix(i));
                if (RunsOnDevice)
                {
                    WriteDeviceCheck(i, CheckSuffix(i), input);
                }

            }
        }
    }

    private void WriteCheckMethod(CheckModel check, string suffix, ArgumentModel input)
    {
        IEnumerable<string> attrs = CheckFields(check).Select(
            field => $", {FieldType(field)} {Identifiers.Escape(_op.Attr(field.Source)!.CSharpName)}");
        string fields = AttrFields(CheckFields(check));
        string initializer = fields.Length == 0 ? "default" : $"new() {{ {fields} }}";
        using (_writer.Open(
            $"private static void Check{suffix}(in OpSite site, DType dtype, Tensor input{string.Concat(attrs)})"))
        {
            if (RunsOnDevice)
            {
                using (_writer.Open("if (!input.Device.IsCpu)"))
                {
                    _writer.Line($"CheckOnDevice{suffix}(site, dtype, input"
                        + string.Concat(CheckFields(check).Select(field => ", " + AttrOf(field))) + ");");
                    _writer.Line("return;");
                }

                _writer.Line();
            }

            _writer.Line("long bad = -1;");
            using (_writer.Open("switch (dtype)"))
            {
                DTypeSet types = check.Types.IsEmpty ? input.Allowed & DTypeSet.Computable : check.Types & DTypeSet.Computable;
                foreach (DType dtype in types.InOrder())
                {
                    string type = LaneFamilies.Carrier(dtype);
                    _writer.Line(
                        $"case {Identifiers.Of(dtype)}: bad = ElementScan.Find<{type}, {LaneFamilies.Of(dtype)}, "
                            + $"Condition{suffix}<{type}>>"
                        + $"({initializer.Replace("new()", $"new Condition{suffix}<{type}>()")}, input); break;");
                }
            }

            _writer.Line();
            using (_writer.Open("if (bad >= 0)"))
            {
                string argument = Quoted(input);
                string place = ApiName(input.CSharpName) + "[{bad}] is {ElementScan.Text(input, bad)}: ";
                string message = Identifiers.Quote(place + DocText.Sentence(check.Message));
                _writer.Line($"site.Invalid({argument}, ${message});");
            }
        }

        _writer.Line();
    }

    private string AttrOf(LaneField field) => Identifiers.Escape(_op.Attr(field.Source)!.CSharpName);

    // A device looks at its elements itself; what it refuses is looked at again on the host, for the same error.
    private void WriteDeviceCheck(int index, string suffix, ArgumentModel input)
    {
        CheckModel check = _op.Check[index];
        List<LaneField> attrs = CheckFields(check).ToList();
        string declared = string.Concat(attrs.Select(field => $", {FieldType(field)} {AttrOf(field)}"));
        string passed = string.Concat(attrs.Select(field => ", " + AttrOf(field)));
        using (_writer.Open($"private static void CheckOnDevice{suffix}(in OpSite site, DType dtype, Tensor input{declared})"))
        {
            _writer.Line("string entry = dtype switch");
            using (_writer.Open(close: "};"))
            {
                foreach (DType dtype in CudaChecks.TypesOf(check, input).InOrder())
                {
                    string entry = CudaChecks.EntryOf(_op, index) + "_" + CudaTypes.Of(dtype);
                    _writer.Line($"{Identifiers.Of(dtype)} => {Identifiers.Quote(entry)},");
                }

                _writer.Line("_ => \"\",");
            }

            string arguments = string.Join(", ", CudaChecks.OperandsOf(_op, check, input)
                .Where(operand => !operand.IsTensor).Select(DeviceScalar));
            _writer.Line($"DeviceChecks.Elements(site, Program, dtype, entry, input, [{arguments}], "
                + $"new Fault{suffix}(site, input{passed}));");
        }

        _writer.Line();
        string parameters = $"(OpSite site, Tensor values{declared})";
        using (_writer.Open($"private sealed class Fault{suffix}{parameters} : HostCheck(site, values)"))
        using (_writer.Open("protected override void Check(in OpSite site, Tensor host)"))
        {
            _writer.Line($"{_op.CSharpName}Op.Check{suffix}(site, host.DType, host{passed});");
        }

        _writer.Line();
    }

    private void WriteCheckBody(CheckModel check, string suffix)
    {
        LaneBody lanes = CheckBody(check);
        _writer.Line($"private struct Condition{suffix}<T> : IElementCheck<T>");
        using (_writer.Indent())
        {
            _writer.Line("where T : unmanaged");
        }

        using (_writer.Open())
        {
            foreach (LaneField field in lanes.Fields)
            {
                _writer.Line($"public {FieldType(field)} {field.Name};");
            }

            _writer.Line();
            _writer.Line(InlineBody);
            LaneField operand = lanes.Fields.First(field => field.Role is not (NameRole.Attr or NameRole.Scalar));
            _writer.Line($"public void Bind(Operand operand) => {operand.Name} = operand;");
            _writer.Line();
            _writer.Line(InlineBody);
            _writer.Line("public V Holds<V>(nint i)");
            using (_writer.Indent())
            {
                _writer.Line("where V : unmanaged, ILane<V, T>");
            }

            using (_writer.Open())
            {
                foreach (string line in lanes.Lines)
                {
                    _writer.Line(line);
                }

                _writer.Line($"return {lanes.Result};");
            }
        }

        _writer.Line();
    }
}
