using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>The public methods: documentation and one forwarding line each.</summary>
internal sealed partial class OpEmitter
{
    private string DynamicResult => _op.Outputs.Count switch
    {
        0 => "void",
        1 => Parameters.OutputType(_op.Outputs[0]),
        _ => $"global::{_emission.Namespace}.{_op.CSharpName}Outputs",
    };

    private void WriteMethods()
    {
        bool isPublic = _op.Visibility == OpVisibility.Public;
        using (_writer.Open($"{(isPublic ? "public " : "")}static partial class {_emission.ClassName}"))
        {
            if (_emission.IsRuntime || !_emission.HasExtensions)
            {
                WriteEachMethod();
                return;
            }

            using (_writer.Open("extension(global::RawOpsNet.RawOps)"))
            {
                WriteEachMethod();
            }
        }
    }

    private void WriteEachMethod()
    {
        string access = _op.Visibility == OpVisibility.Public ? "public" : "internal";
        WriteDocumentation(DescribeForms());
        WriteAttributes();
        _writer.Line($"{access} {DynamicSignature} =>");
        using (_writer.Indent())
        {
            IEnumerable<string> passed = _parameters.Select(parameter => parameter.PublicName).Append("name");
            _writer.Line($"{_emission.OpClass}.Run({string.Join(", ", passed)});");
        }

        if (!_op.IsBroken)
        {
            WriteTypedMethod(access);
        }
        else if (_op.Inputs.Any(input => input.IsCountUnknown))
        {
            WriteSingularForm(access);
        }
    }

    private void WriteSingularForm(string access)
    {
        ArgumentModel[] single = [.. _op.Inputs
            .Select(input => input.IsCountUnknown ? input with { CountAttr = null, IsCountUnknown = false } : input)];
        OpEmitter form = new(_emission with { Op = _op with { Inputs = single } }, _writer);
        _writer.Line();
        _writer.Line($"{access} {form.DynamicSignature} =>");
        using (_writer.Indent())
        {
            _writer.Line($"throw {BrokenException("global::RawOpsNet.")};");
        }
    }

    private void WriteAttributes()
    {
        _writer.Line(GeneratedCode);
        if (_op.IsBroken || _op.Deprecated is not { } deprecated)
        {
            return;
        }

        string message = Identifiers.Quote(DescribeDeprecation(deprecated));
        _writer.Line($"[global::System.Obsolete({message}, DiagnosticId = \"ROPS0001\")]");
    }

    private static string DescribeDeprecation(DeprecationModel deprecated) => DocText.Join(
        deprecated.Since is null ? "" : $"Deprecated since {deprecated.Since}.",
        deprecated.Use is null ? "" : $"Use {deprecated.Use}.",
        DocText.Sentence(deprecated.Note ?? ""));

    private void WriteDocumentation(string forms, string typeParameters = "")
    {
        DocText.Element(_writer, "summary", DocText.Sentence(_op.Summary));
        WriteRemarks(forms);
        foreach (string parameter in typeParameters.Split([','], StringSplitOptions.RemoveEmptyEntries))
        {
            DocText.Element(_writer, "typeparam", $"The element type of {DescribeCarriers(parameter)}.",
                $" name=\"{parameter}\"");
        }

        foreach (Parameter parameter in _parameters)
        {
            if (typeParameters.Length > 0 && TypedForm.Drops(parameter))
            {
                continue;
            }

            DocText.Element(
                _writer, "param", DocText.Sentence(parameter.Doc), $" name=\"{parameter.PublicName.TrimStart('@')}\"");
        }

        DocText.Element(_writer, "param", "A label for errors and profiles.", " name=\"name\"");
        if (_op.Outputs.Count == 1)
        {
            DocText.Element(_writer, "returns", DocText.Sentence(_op.Outputs[0].Doc ?? _op.Outputs[0].Name));
        }
        else if (_op.Outputs.Count > 1)
        {
            DocText.Element(_writer, "returns", $"The outputs {string.Join(", ", _op.Outputs.Select(output => output.Name))}.");
        }
    }

    private void WriteRemarks(string forms)
    {
        _writer.Line("/// <remarks>");
        if (_op.Description is { } description)
        {
            _writer.Line("/// <para>");
            DocText.Lines(_writer, DocText.Escape(description.Trim()));
            _writer.Line("/// </para>");
        }

        _writer.Line("/// " + DocText.Escape(forms));
        if (_op.Example is { } example)
        {
            DocText.Element(_writer, "code", example);
        }

        _writer.Line("/// </remarks>");
    }

    private string DescribeForms()
    {
        string since = _op.Since is null ? "" : $"Since {_op.Since}.";
        string devices = IsSkipped ? "Has no kernel."
            : RunsOnDevice || HasComposite || !CpuKernels.Any() ? "Runs on cpu and cuda." : "Runs on cpu.";
        string[] names = DifferentiableInputs().Select(input => input.Name).ToArray();
        string gradient = names.Length == 0 ? "Not differentiable." : $"Differentiable in {string.Join(", ", names)}.";
        string rows = _op.Sparse switch
        {
            null => "",
            { Duplicates: DuplicateRows.Undefined } => "The order of the steps of a repeated row is undefined.",
            _ => "A repeated row takes a step for each occurrence, in their order.",
        };
        return DocText.Join(devices, gradient, rows, since);
    }

    private string DescribeCarriers(string typeParameter) => string.Join(
        ", ", _op.Inputs.Concat(_op.Outputs).Where(argument => argument.TypeAttr == typeParameter).Select(
            argument => argument.Name));

    private void WriteOutputRecords()
    {
        if (_op.Outputs.Count < 2)
        {
            return;
        }

        WriteOutputRecord("", Parameters.OutputType, []);
        if (!_op.IsBroken && TypedForm.Of(_op) is { TypeParameters.Count: > 0 } form)
        {
            string generic = string.Join(", ", form.TypeParameters.Select(attr => TypedForm.Name(attr.Name)));
            WriteOutputRecord($"<{generic}>", output => TypedOutput(form, output), form.Constraints());
        }
    }

    private void WriteOutputRecord(string generic, Func<ArgumentModel, string> type, IEnumerable<string> constraints)
    {
        DocText.Element(_writer, "summary", $"Holds the outputs of {_op.CSharpName}.");
        foreach (ArgumentModel output in _op.Outputs)
        {
            DocText.Element(
                _writer, "param", DocText.Sentence(output.Doc ?? output.Name),
                    $" name=\"{Identifiers.Pascal(output.ParameterName)}\"");
        }

        foreach (string parameter in generic.Trim('<', '>').Split([", "], StringSplitOptions.RemoveEmptyEntries))
        {
            DocText.Element(_writer, "typeparam", $"The element type of {DescribeCarriers(parameter)}.",
                $" name=\"{parameter}\"");
        }

        _writer.Line(GeneratedCode);
        IEnumerable<string> parts = _op.Outputs.Select(output => $"{type(output)} {Identifiers.Pascal(output.ParameterName)}");
        _writer.Line($"public readonly record struct {_op.CSharpName}Outputs{generic}({string.Join(", ", parts)})"
            + string.Concat(constraints.Select(constraint => " " + constraint)) + ";");
        _writer.Line();
    }
}
