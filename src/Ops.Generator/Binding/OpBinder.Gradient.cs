using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Formulas;
using RawOpsNet.Generator.Expressions.Functions;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>Gradients: one word for all, or a decision for each input.</summary>
internal sealed partial class OpBinder
{
    private void BindGradient()
    {
        YamlEntry? entry = _map.Find("gradient");
        if (entry is null)
        {
            InheritGradient();
            return;
        }

        GradientModel? gradient = entry.Value is YamlMap map ? BindInputGradients(entry.Key, map) : BindWord(entry.Value);
        _op = _op with { Gradient = gradient ?? GradientModel.NoGradient };
    }

    private void InheritGradient()
    {
        if (_dense is not null)
        {
            _op = _op with { Gradient = _dense.Model.Gradient };
        }
        else if (_op.Visibility != OpVisibility.Skip)
        {
            _sink.Report(Rules.NoGradientKey, _nameNode, _op.Name);
        }
    }

    private GradientModel? BindWord(YamlNode node)
    {
        if (_reader.Scalar("gradient", node,
            "none, auto, through, csharp(Hook), or a map with a formula for each input") is not { } word)
        {
            return null;
        }

        switch (word.Value)
        {
            case "none":
                return GradientModel.NoGradient;
            case "auto":
                return CheckAuto(word) ? new GradientModel { Kind = GradientKind.Auto } : null;
            case "through" when _kernels.Exists(kernel => kernel is CompositeKernel):
                return new GradientModel { Kind = GradientKind.Through };
            case "through":
                string composite = "through for a composite only (else auto, a formula for each input, or none)";
                _sink.Report(Rules.WrongKind, word, "gradient", composite, "through beside other kernels");
                return null;
        }

        if (HookNotation.Parse(word.Value) is { } hook)
        {
            return Hook(word, hook) is { } name ? new GradientModel { Kind = GradientKind.Hook, Hook = name } : null;
        }

        string expected = "none, auto, through, csharp(Hook), or a map with a formula for each input";
        string? near = OtherNames.BoolOf(word.Value) == "false" || word.Value is "false" or "null" or "~" ? "none"
            : OtherNames.BoolOf(word.Value) == "true" || word.Value == "true" ? "auto"
            : Suggestions.Nearest(word.Value, ["none", "auto", "through"]);
        _sink.ReportNear(Rules.WrongKind, word, near, "gradient", expected, word.Describe());
        return null;
    }

    private bool CheckAuto(YamlScalar word)
    {
        ElementwiseKernel[] bodies = _kernels.OfType<ElementwiseKernel>().ToArray();
        if (bodies.Length == 0 && _hasBrokenBody)
        {
            return false;
        }

        if (bodies.Length == 0)
        {
            string expected = "auto for an elementwise kernel only (else a formula for each input, or none)";
            _sink.Report(Rules.WrongKind, word, "gradient", expected, "auto without one");
            return false;
        }

        foreach (Expression value in bodies.SelectMany(kernel => kernel.Body.Statements).Select(statement => statement.Value))
        {
            foreach (Call call in ExpressionWalk.NodesIn(value).OfType<Call>())
            {
                if (FunctionTable.Find(call.Function) is { IsPredicate: false, Derivatives.Length: 0 })
                {
                    _sink.Report(Rules.NoDerivative, word, call.Function);
                    return false;
                }
            }
        }

        return true;
    }

    private GradientModel BindInputGradients(YamlScalar key, YamlMap map)
    {
        foreach (YamlEntry entry in map.Entries)
        {
            if (_op.Input(entry.Key.Value) is null)
            {
                string? near = Suggestions.Nearest(entry.Key.Value, _op.Inputs.Select(input => input.Name));
                string place = _op.Attr(entry.Key.Value) is not null ? $"{_op.Name}; an attr has no gradient, leave it out"
                    : _op.Output(entry.Key.Value) is not null ? $"{_op.Name}; a formula stands under the input it is of"
                    : near is not null ? _op.Name
                    : $"{_op.Name}, which has {string.Join(", ", _op.Inputs.Select(input => input.Name))}";
                _sink.ReportNear(Rules.NotAnInput, entry.Key, near, entry.Key.Value, "an input", place);
            }
        }

        // A formula under a stranger's name is most likely the one that an input is without.
        bool hasStranger = map.Entries.Any(entry => _op.Input(entry.Key.Value) is null);
        List<InputGradient> inputs = [];
        foreach (ArgumentModel input in _op.Inputs)
        {
            YamlEntry? entry = map.Find(input.Name);
            if (entry is null && input.IsDifferentiable && !hasStranger)
            {
                _sink.Report(Rules.UndecidedInput, key, _op.Name, input.Name);
            }

            inputs.Add(entry is null ? new InputGradient { Input = input.Name } : BindInputGradient(input, entry));
        }

        return new GradientModel { Kind = GradientKind.PerInput, Inputs = inputs.ToArray() };
    }

    private InputGradient BindInputGradient(ArgumentModel input, YamlEntry entry)
    {
        InputGradient none = new() { Input = input.Name };
        if (_expressions.Source(input.Name, entry.Value) is not { } source || source.Value == "none")
        {
            return none;
        }

        // A handle without a type may hold anything; a variant too.
        bool isUnknown = input.Allowed.IsEmpty || input.Storage == ArgumentStorage.Variant;
        if (!input.IsDifferentiable && !isUnknown)
        {
            _sink.Report(Rules.GradientOfType, entry.Key, input.Name, TypeOf(input));
            return none;
        }

        if (HookNotation.Parse(source.Value) is { } hook)
        {
            return BindGradientHook(input, source, hook) ?? none;
        }

        if (_expressions.Parse(source, "ROPS1401") is not { } formula)
        {
            return none;
        }

        FormulaBinding binding = FormulaBinderOf().BindGradient(formula, input.Name);
        ReportFormula(source, binding);
        CheckDevices(source, formula, binding);
        return none with { Kind = InputGradientKind.Formula, Formula = formula };
    }

    private InputGradient? BindGradientHook(ArgumentModel input, YamlScalar source, HookNotation hook)
    {
        if (Hook(source, hook) is not { } name)
        {
            return null;
        }

        if (hook.Word is { Text: not "slices" } word)
        {
            _sink.ReportIn(Rules.FormulaSyntax, source, word.Offset, Math.Max(1, word.Length), null, "slices or ')'");
        }

        return new InputGradient
        {
            Input = input.Name,
            Kind = InputGradientKind.Hook,
            Hook = name,
            MayBeSlices = hook.Word is not null || input.IsResource,
        };
    }

    private void CheckDevices(YamlScalar source, Expression formula, FormulaBinding binding)
    {
        // A view computes nothing: its gradient runs on the devices of the ops around it.
        if (_op.Kernels.Count == 0)
        {
            return;
        }

        foreach (string called in binding.Ops)
        {
            DeviceSet missing = _parsed.Devices & ~_context.DevicesOf(called);
            if (missing == DeviceSet.None || _context.IsBroken(called))
            {
                continue;
            }

            string device = (missing & DeviceSet.Cpu) != 0 ? "cpu" : "cuda";
            Call call = ExpressionWalk.NodesIn(formula).OfType<Call>().First(candidate => candidate.Function == called);
            _sink.ReportIn(Rules.GradientDevice, source, call.Offset, called.Length, null, device, called);
        }
    }
}
