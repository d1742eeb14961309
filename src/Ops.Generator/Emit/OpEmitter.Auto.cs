using RawOpsNet.Generator.Emit.Formulas;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Derivatives;
using RawOpsNet.Generator.Expressions.Lanes;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>
/// <c>gradient: auto</c>: one fused loop over the derivative of the body; and the same composed of ops, for when a tape records
/// the backward pass. Complex dtypes conjugate factors, so they have bodies of their own.
/// </summary>
internal sealed partial class OpEmitter
{
    private List<AutoForm>? _autoForms;

    private sealed record AutoForm(Derivative Derivative, bool IsComplex, DTypeSet Types, string Suffix);

    private List<AutoForm> AutoForms => _autoForms ??= MakeAutoForms();

    private List<AutoForm> MakeAutoForms()
    {
        ElementwiseKernel kernel = _op.Kernels.OfType<ElementwiseKernel>().First();
        BodyScope scope = BodyScope.Of(_op, kernel.By);
        List<string> inputs = DifferentiableInputs().Select(input => input.Name).ToList();
        DTypeSet types = (kernel.Types.IsEmpty ? _op.Inputs[0].Allowed : kernel.Types) & DTypeSet.Differentiable;
        List<AutoForm> forms = [];
        foreach (bool isComplex in new[] { false, true })
        {
            DTypeSet part = types & (isComplex ? DTypeSet.Complexes : DTypeSet.Floats);
            if (!part.IsEmpty)
            {
                Derivative derivative = Differentiator.Differentiate(kernel.Body, scope, inputs, isComplex);
                forms.Add(new AutoForm(derivative, isComplex, part, isComplex ? "Complex" : ""));
            }
        }

        return forms;
    }

    private bool IsAuto => _op.Gradient.Kind == GradientKind.Auto;

    // What the derivatives read, as one list of expressions; the shape of each input decides its unbroadcasting.
    private IEnumerable<Expression> AutoExpressions() => AutoForms
        .SelectMany(form => form.Derivative.Fused.Statements.Concat(form.Derivative.Composed?.Statements
            ?? default).Select(statement => statement.Value))
        .Concat(_op.Outputs.Select(output => (Expression)new Name("d" + output.Name)))
        .Concat(DifferentiableInputs().Select(input => (Expression)Call.Of("unbroadcast", Literal.Of(0), new Name(input.Name))));

    private void WriteAutoGradient()
    {
        FormulaScope scope = Scope();
        NameScope locals = new(scope.Locals);
        foreach (ArgumentModel output in _op.Outputs)
        {
            _writer.Line($"Tensor {scope.Value("d" + output.Name)} = {UpstreamValue(output)};");
        }

        string first = scope.Value("d" + _op.Outputs[0].Name)!;
        foreach (AutoForm form in AutoForms)
        {
            string condition = AutoForms.Count > 1 ? $"{first}.DType.IsComplex == {Identifiers.Of(form.IsComplex)}" : "";
            if (form.Derivative.Composed is { } composed)
            {
                using (_writer.Open(
                    $"if ({(condition.Length == 0 ? "" : condition + " && ")}Tapes.IsRecording)"))
                {
                    WriteComposed(form.Derivative, composed, scope, locals, first);
                    _writer.Line("return;");
                }

                _writer.Line();
            }
        }

        WriteFusedCall(scope, locals, first);
    }

    private void WriteComposed(Derivative derivative, Body composed, FormulaScope scope, NameScope locals, string like)
    {
        Dictionary<string, FormulaValue> lets = new(StringComparer.Ordinal);
        FormulaEmitter emitter = new(_emission, scope, like) { Lets = lets };
        foreach (Statement statement in composed.Statements)
        {
            FormulaValue value = emitter.Value(statement.Value);
            string local = locals.Take(statement.Target);
            string type = value.IsTensor ? "Tensor" : "var";
            _writer.Line($"{type} {local} = {value.Text};");
            lets[statement.Target] = value with { Text = local };
        }

        foreach (string input in derivative.Inputs)
        {
            string gradient = lets["d_" + input] is { IsTensor: true } tensor ? tensor.Text
                : emitter.Tensor(new Name("d_" + input));
            WriteSetUnbroadcast(scope, input, gradient);
        }
    }

    private void WriteSetUnbroadcast(FormulaScope scope, string input, string gradient)
    {
        string index = InputIndex(_op.Input(input)!);
        using (_writer.Open($"if (into.Wants({index}))"))
        {
            _writer.Line($"into.Set({index}, GradientServices.Unbroadcast({gradient}, {scope.Shape(input)}));");
        }
    }

    private void WriteFusedCall(FormulaScope scope, NameScope locals, string first)
    {
        EquatableArray<string> inputs = AutoForms[0].Derivative.Inputs;
        Dictionary<string, string> results = new(StringComparer.Ordinal);
        foreach (string input in inputs)
        {
            results[input] = locals.Take("d_" + input);
            _writer.Line($"Tensor {results[input]} = TensorAccess.Allocate({first}.Shape, {first}.DType, {first}.Device);");
        }

        List<string> arguments = AutoNeeds().Select(need => scope.Value(need)!).Concat(
            inputs.Select(input => results[input])).ToList();
        using (_writer.Open($"if ({first}.Device.IsCpu)"))
        {
            _writer.Line($"CpuBackward({first}.DType, {string.Join(", ", arguments)});");
        }

        using (_writer.Open("else"))
        {
            _writer.Line($"GpuBackward({first}.Device, {first}.DType, {string.Join(", ", arguments)});");
        }

        _writer.Line();
        foreach (string need in AutoNeeds().Where(need => _op.Attr(need) is null))
        {
            _writer.Line($"GC.KeepAlive({scope.Value(need)});");
        }

        if (AutoForms.Any(form => form.Derivative.Composed is null))
        {
            string tensors = string.Join(", ",
                AutoNeeds().Where(need => _op.Attr(need) is null).Select(need => scope.Value(need)));
            _writer.Line(
                $"GradientServices.NoSecondOrder({Identifiers.Quote(_op.Name)}, [{tensors}], "
                    + $"[{string.Join(", ", inputs.Select(input => results[input]))}]);");
        }

        foreach (string input in inputs)
        {
            WriteSetUnbroadcast(scope, input, results[input]);
        }
    }

    private List<string> AutoNeeds() => AutoForms.SelectMany(form => form.Derivative.Needs).Distinct()
        .Where(need => !need.StartsWith("d_", StringComparison.Ordinal)).ToList();

    private IEnumerable<string> AutoDeclarations() => AutoNeeds()
        .Select(need => _op.Attr(need) is { } attr ? $"{Parameters.AttrType(_emission, attr)} {AutoName(need)}"
            : $"Tensor {AutoName(need)}")
        .Concat(AutoForms[0].Derivative.Inputs.Select(input => $"Tensor {AutoName("d_" + input)}"));

    // The backward methods have parameters of their own, called as in the record, beside the site and the dtype of a call.
    private static string AutoName(string name) => name is "site" or "dtype" ? name + "_" : Identifiers.Escape(name);

    private void WriteAutoMethods()
    {
        if (!IsAuto)
        {
            return;
        }

        string declarations = string.Join(", ", AutoDeclarations());
        string names = string.Join(", ",
            AutoDeclarations().Select(declaration => declaration.Substring(declaration.LastIndexOf(' ') + 1)));
        using (_writer.Open($"private static void CpuBackward(DType dtype, {declarations})"))
        using (_writer.Open("switch (dtype)"))
        {
            foreach (AutoForm form in AutoForms)
            {
                foreach (DType dtype in form.Types.InOrder())
                {
                    _writer.Line(
                        $"case {Identifiers.Of(dtype)}: LoopBackward{form.Suffix}<{LaneFamilies.Carrier(dtype)}, "
                            + $"{LaneFamilies.Of(dtype)}>({names}); break;");
                }
            }
        }

        _writer.Line();
        WriteGpuBackward(declarations);
        foreach (AutoForm form in AutoForms)
        {
            WriteAutoLoop(form, declarations);
        }
    }

    private void WriteAutoLoop(AutoForm form, string declarations)
    {
        LaneBody lanes = LaneEmitter.Emit(form.Derivative.Fused, form.Derivative.Scope!);
        string body = "BodyBackward" + form.Suffix;
        _writer.Line($"private static void LoopBackward{form.Suffix}<T, TLanes>({declarations})");
        using (_writer.Indent())
        {
            _writer.Line("where T : unmanaged");
            _writer.Line("where TLanes : struct, ILaneFamily<T>");
        }

        using (_writer.Open())
        {
            string fields = string.Join(", ",
                lanes.Fields.Where(field => field.Role is NameRole.Scalar or NameRole.Attr).Select(field =>
                $"{field.Name} = " + (field.Role == NameRole.Attr ? AutoName(field.Source)
                    : ScalarValue(field, AutoName(field.Source)))));
            IEnumerable<string> inputs =
                Operands(lanes).Where(field => field.Role != NameRole.Output).Select(field => AutoName(field.Source));
            IEnumerable<string> outputs =
                Operands(lanes).Where(field => field.Role == NameRole.Output).Select(field => AutoName(field.Source));
            string local = LoopLocal("body");
            _writer.Line($"{body}<T> {local} = {Initializer(fields)};");
            WriteRun(body, local, string.Join(", ", inputs), string.Join(", ", outputs));
        }

        _writer.Line();
        WriteElementwiseBody(body, lanes);
    }
}
