using RawOpsNet.Generator.Emit.Formulas;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>
/// The gradient: what the tape records of a call, and a class that reads it back and gives each input its gradient.
/// </summary>
internal sealed partial class OpEmitter
{
    private bool IsRecorded => _op.Gradient.Kind switch
    {
        GradientKind.PerInput => !_op.Gradient.IsNone,
        GradientKind.Auto or GradientKind.Hook => true,
        _ => false,
    };

    private IEnumerable<ArgumentModel> DifferentiableInputs() => _op.Gradient.Kind switch
    {
        GradientKind.PerInput => _op.Inputs.Where(input =>
            _op.Gradient.Inputs.Any(gradient => gradient.Input == input.Name && gradient.Kind != InputGradientKind.None)),
        GradientKind.None => [],
        _ => _op.Inputs.Where(input => input.IsDifferentiable && !input.IsHost),
    };

    /// <summary>Every formula of an op, composed derivatives included: what decides which other ops its file calls.</summary>
    public static IEnumerable<Expression> FormulasOf(OpModel op)
    {
        if (op.IsBroken)
        {
            return [];
        }

        IEnumerable<Expression> written = op.Gradient.Inputs.Select(input => input.Formula).OfType<Expression>()
            .Concat(op.Kernels.OfType<CompositeKernel>().SelectMany(kernel => kernel.Formulas));
        if (op.Gradient.Kind != GradientKind.Auto)
        {
            return written;
        }

        using SourceWriter writer = new();
        OpEmitter emitter = new(new OpEmission(op, "", "", false, false, default, default), writer);
        return written.Concat(emitter.AutoForms.SelectMany(form => form.Derivative.Composed?.Statements
            ?? default).Select(statement => statement.Value));
    }

    private IEnumerable<Expression> Formulas() =>
        _op.Gradient.Inputs.Where(input => input.Kind == InputGradientKind.Formula).Select(input => input.Formula!);

    private bool HasHook => _op.Gradient.Kind == GradientKind.Hook
        || _op.Gradient.Inputs.Any(input => input.Kind == InputGradientKind.Hook);

    private void WriteRecording()
    {
        if (!IsRecorded)
        {
            WriteNoGradient();
            return;
        }

        string watches = string.Join(" || ", WatchedGroups(DifferentiableInputs()));
        string condition = watches.Contains(" || ") ? $"({watches})" : watches;
        using (_writer.Open($"if (Tapes.IsObserved{NumericsChecks()} && {condition})"))
        {
            _writer.Line($"Record({string.Join(", ", RecordedNames())});");
        }

        _writer.Line();
    }

    // The tape keeps a call without a gradient only where a gradient could have come through, to name the op in a warning.
    private void WriteNoGradient()
    {
        if (!IsNoGradientKept)
        {
            return;
        }

        List<ArgumentModel> inputs = _op.Inputs.Where(input => input.IsDifferentiable && !input.IsHost
            && !input.IsResource).ToList();
        string watches = string.Join(" || ", WatchedGroups(inputs));
        using (_writer.Open($"if (Tapes.IsObserved{NumericsChecks()} && ({watches}))"))
        {
            _writer.Line($"RecordBuilder {LoopLocal("record")} = Tapes.Record(s_noGradient);");
            foreach (ArgumentModel input in inputs)
            {
                _writer.Line($"{LoopLocal("record")}.Input{(input.IsList ? "s" : "")}({Name(input)});");
            }

            foreach (ArgumentModel output in _op.Outputs)
            {
                _writer.Line($"{LoopLocal("record")}.Output{(output.IsList ? "s" : "")}({Name(output)});");
            }

            _writer.Line($"{LoopLocal("record")}.Done();");
        }

        _writer.Line();
    }

    // Behind the test that recording needs anyway: a call that nothing observes pays nothing for it.
    private string NumericsChecks() => string.Concat(_op.Outputs
        .Where(output => output.IsDifferentiable && !output.IsResource)
        .Select(output => $" && NumericsChecks.Pass(site, {Name(output)}, {Identifiers.Quote(output.Name)})"));

    private bool IsNoGradientKept => _op.Gradient.IsNone && !HasComposite
        && _op.Inputs.Any(input => input.IsDifferentiable && !input.IsHost && !input.IsResource)
        && _op.Outputs.Any(output => !output.IsHost && !output.IsResource);

    private static IEnumerable<string> WatchedGroups(IEnumerable<ArgumentModel> inputs)
    {
        List<string> single = inputs.Where(input => !input.IsList && !input.IsResource).Select(Name).ToList();
        for (int i = 0; i < single.Count; i += 2)
        {
            yield return i + 1 < single.Count ? $"Tapes.Watches({single[i]}, {single[i + 1]})" : $"Tapes.Watches({single[i]})";
        }

        foreach (ArgumentModel input in inputs.Where(input => input.IsList || input.IsResource))
        {
            yield return $"Tapes.Watches({Name(input)})";
        }
    }

    private IEnumerable<AttrModel> RecordedAttrs() => CallStructs.Attrs(_op);

    private IEnumerable<string> RecordedNames() => _op.Inputs.Select(Name)
        .Concat(RecordedAttrs().Select(attr => attr is { Kind: AttrKind.Type, IsList: false } ? _dtypes[attr.Name]
            : Identifiers.Escape(attr.CSharpName)))
        .Concat(_op.Outputs.Select(Name));

    private IEnumerable<string> RecordedDeclarations() => _op.Inputs
        .Select(input => $"{Short(Parameters.InputType(input))} {Name(input)}")
        .Concat(RecordedAttrs().Select(attr => $"{Short(Parameters.AttrType(_emission, attr))} {AttrLocal(attr)}"))
        .Concat(_op.Outputs.Select(output => $"Tensor{(output.IsList ? "[]" : "")} {Name(output)}"));

    private string AttrLocal(AttrModel attr) => Identifiers.Escape(CallStructs.AttrName(_op, attr));

    private static string Short(string type) => type.Replace("global::RawOpsNet.", "").Replace("global::System.", "");

    private FormulaScope Scope() =>
        new(_op, IsAuto ? AutoExpressions() : Formulas(), ["saved", "upstream", "into", "site", "call", "i"]);

    private void WriteRecordMethod()
    {
        if (!IsRecorded)
        {
            return;
        }

        using (_writer.Open($"private static void Record({string.Join(", ", RecordedDeclarations())})"))
        {
            _writer.Line($"RecordBuilder {LoopLocal("record")} = Tapes.Record(Backward.Instance);");
            foreach (ArgumentModel input in _op.Inputs)
            {
                _writer.Line($"{LoopLocal("record")}.Input{(input.IsList ? "s" : "")}({Name(input)});");
            }

            foreach (ArgumentModel output in _op.Outputs)
            {
                _writer.Line($"{LoopLocal("record")}.Output{(output.IsList ? "s" : "")}({Name(output)});");
            }

            foreach (SavedValue value in SavedValues())
            {
                _writer.Line($"{LoopLocal("record")}.Save({value.Save});");
            }

            _writer.Line($"{LoopLocal("record")}.Done();");
        }

        _writer.Line();
    }

    private List<SavedValue> SavedValues()
    {
        List<SavedValue> values = [];
        foreach (ArgumentModel list in _op.Inputs.Concat(_op.Outputs).Where(argument => argument.IsList))
        {
            values.Add(new SavedValue($"int {CountLocal(list)} = (int)saved.Long();", $"(long){Name(list)}.Length"));
        }

        if (HasHook)
        {
            values.AddRange(_op.Inputs.Concat(_op.Outputs).Select(argument => SavedValue.Of(argument, Name(argument))));
            values.AddRange(RecordedAttrs().Select(attr => SavedValue.Of(_emission, attr, AttrLocal(attr))));
            return values;
        }

        FormulaScope scope = Scope();
        foreach (string name in scope.Values.Where(name => !scope.IsUpstream(name)))
        {
            values.Add(_op.Attr(name) is { } attr
                ? _op.Inputs.FirstOrDefault(input => input.CountAttr == name) is { } counted
                    ? new SavedValue($"long {scope.Value(name)} = saved.Long();", $"(long){Name(counted)}.Length")
                    : SavedValue.Of(_emission, attr, scope.Value(name)!)
                : SavedValue.Of((_op.Input(name) ?? _op.Output(name))!, scope.Value(name)!));
        }

        values.AddRange(scope.ShapesOnly.Select(name =>
            new SavedValue($"Shape {scope.Shape(name)} = saved.Shape();",
                $"{Name((_op.Input(name) ?? _op.Output(name))!)}.Shape")));
        return values;
    }

    private static string CountLocal(ArgumentModel input) => input.CSharpName + "Count";

    private void WriteGradient()
    {
        if (IsNoGradientKept)
        {
            _writer.Line($"private static readonly NoGradient s_noGradient = new({Identifiers.Quote(_op.Name)});");
            _writer.Line();
        }

        if (!IsRecorded)
        {
            return;
        }

        using (_writer.Open("private sealed class Backward : OpGradient"))
        {
            _writer.Line("public static readonly Backward Instance = new();");
            _writer.Line();
            _writer.Line($"public override string Op => {Identifiers.Quote(_op.Name)};");
            _writer.Line();
            using (_writer.Open(
                "public override void Run(ref SavedRecord saved, in UpstreamGradients upstream, ref GradientSink into)"))
            {
                foreach (SavedValue value in SavedValues())
                {
                    _writer.Line(value.Read);
                }

                if (_op.Gradient.Kind == GradientKind.Auto)
                {
                    WriteAutoGradient();
                }
                else
                {
                    WriteInputGradients();
                }
            }
        }

        _writer.Line();
    }

    private void WriteInputGradients()
    {
        FormulaScope scope = Scope();
        foreach (string name in scope.Values.Where(scope.IsUpstream))
        {
            ArgumentModel output = _op.Outputs[scope.UpstreamIndex(name)];
            _writer.Line($"Tensor{(output.IsList ? "[]" : "")} {scope.Value(name)} = {UpstreamValue(output)};");
        }

        if (HasHook)
        {
            WriteGradientCall();
        }

        if (_op.Gradient.Kind == GradientKind.Hook)
        {
            _writer.Line($"global::{_emission.KernelNamespace}.GradientFunctions.{_op.Gradient.Hook}(call, ref into);");
            return;
        }

        HashSet<string> shared = [];
        foreach (InputGradient gradient in _op.Gradient.Inputs.Where(gradient => gradient.Kind != InputGradientKind.None))
        {
            if (gradient.Kind == InputGradientKind.Hook && GradientHooks.IsShared(_op, gradient.Hook!))
            {
                if (shared.Add(gradient.Hook!))
                {
                    _writer.Line($"global::{_emission.KernelNamespace}.GradientFunctions.{gradient.Hook}(call, ref into);");
                }

                continue;
            }

            WriteInputGradient(gradient, scope);
        }
    }

    private void WriteInputGradient(InputGradient gradient, FormulaScope scope)
    {
        ArgumentModel input = _op.Input(gradient.Input)!;
        string index = InputIndex(input);
        string value = gradient.Kind == InputGradientKind.Hook
            ? $"global::{_emission.KernelNamespace}.GradientFunctions.{gradient.Hook}(call)"
            : FormulaText(gradient.Formula!, scope, input);
        string range = $"into, {index}, {CountLocal(input)}";
        using (_writer.Open(input.IsList ? $"if (GradientServices.WantsAny({range}))" : $"if (into.Wants({index}))"))
        {
            _writer.Line(input.IsList ? $"GradientServices.SetAll({range}, {value});" : $"into.Set({index}, {value});");
        }
    }

    private string FormulaText(Expression formula, FormulaScope scope, ArgumentModel input)
    {
        string like = scope.Values.FirstOrDefault(scope.IsUpstream) is { } upstream ? scope.Value(upstream)! : "upstream[0]";
        FormulaEmitter emitter = new(_emission, scope, like);
        FormulaValue value = emitter.Value(formula);
        return value.Kind == FormulaKind.TensorList ? value.Text : emitter.Tensor(formula);
    }

    // Inputs and outputs count flat: a list counts as many as it has.
    private string InputIndex(ArgumentModel input) => FlatIndex(_op.Inputs, input);

    private static string FlatIndex(EquatableArray<ArgumentModel> arguments, ArgumentModel argument)
    {
        List<ArgumentModel> before = arguments.TakeWhile(earlier => earlier != argument).ToList();
        int single = before.Count(earlier => !earlier.IsList);
        IEnumerable<string> counts = before.Where(earlier => earlier.IsList).Select(CountLocal);
        return string.Join(" + ", (single == 0 && counts.Any() ? [] : new[] { Number(single) }).Concat(counts));
    }

    private string UpstreamValue(ArgumentModel output) => output.IsList
        ? $"GradientServices.List(upstream, {FlatIndex(_op.Outputs, output)}, {CountLocal(output)})"
        : $"upstream[{FlatIndex(_op.Outputs, output)}]";

    private void WriteGradientCall()
    {
        List<string> members = ["Site = new OpSite(" + Identifiers.Quote(_op.Name + "Gradient") + ", null)"];
        members.AddRange(_op.Inputs.Select(input => $"{Identifiers.Pascal(input.CSharpName)} = {Name(input)}"));
        members.AddRange(RecordedAttrs().Select(
            attr => $"{Identifiers.Pascal(CallStructs.AttrName(_op, attr))} = {AttrLocal(attr)}"));
        foreach (ArgumentModel output in _op.Outputs)
        {
            string name = Identifiers.Pascal(output.CSharpName);
            members.Add($"{name} = {Name(output)}");
            members.Add($"D{name} = {UpstreamValue(output)}");
            if (!output.IsList)
            {
                members.Add($"HasD{name} = upstream.Has({FlatIndex(_op.Outputs, output)})");
            }
        }

        string type = CallStructs.Name(_emission, CallPart.Gradient);
        _writer.Line($"{type} call = new() {{ {string.Join(", ", members)} }};");
    }
}
