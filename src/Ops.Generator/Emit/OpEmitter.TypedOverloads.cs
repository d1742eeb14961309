using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>The overload on <c>Tensor&lt;T&gt;</c>, and the record of its outputs.</summary>
internal sealed partial class OpEmitter
{
    private void WriteTypedMethod(string access)
    {
        if (TypedForm.Of(_op) is not { } form)
        {
            return;
        }

        _writer.Line();
        WriteDocumentation("The element types are checked by the compiler.", string.Join(",", TypeParametersOf(form)));
        WriteAttributes();
        _writer.Line($"{access} {TypedSignature(form)}");
        using (_writer.Indent())
        {
            foreach (string constraint in form.Constraints())
            {
                _writer.Line(constraint);
            }
        }

        using (_writer.Open())
        {
            WriteTypedBody(form);
        }
    }

    private void WriteTypedBody(TypedForm form)
    {
        string call = $"{_emission.OpClass}.Run({string.Join(", ", _parameters.Select(TypedArgument).Concat(["name"]))})";
        if (_op.Outputs.Count == 0)
        {
            _writer.Line(call + ";");
            return;
        }

        if (_op.Outputs.Count == 1)
        {
            _writer.Line($"return {TypedValue(form, _op.Outputs[0], call)};");
            return;
        }

        _writer.Line($"{DynamicResult} outputs = {call};");
        IEnumerable<string> values = _op.Outputs.Select(
            output => TypedValue(form, output, "outputs." + Identifiers.Pascal(output.ParameterName)));
        _writer.Line($"return new({string.Join(", ", values)});");
    }

    private static string TypedValue(TypedForm form, ArgumentModel output, string value) =>
        output.IsResource || form.ElementOf(output) is not { } element ? value
        : output.IsList ? $"global::RawOpsNet.OpServices.TypedTensors.View<{element}>({value})"
        : $"global::RawOpsNet.OpServices.TypedTensors.View<{element}>({value})";

    private string TypedArgument(Parameter parameter)
    {
        if (TypedForm.Drops(parameter))
        {
            return AttrDefaults.Value(_emission, parameter.Attr!, parameter.Attr!.Default!)!;
        }

        return parameter.Input is not { } input || !TypedForm.CarriesType(input) ? parameter.PublicName
            : input.IsList ? $"global::RawOpsNet.OpServices.TypedTensors.Untyped({parameter.PublicName})"
            : $"{parameter.PublicName}.Untyped";
    }

    private static Parameter TypedParameter(TypedForm form, Parameter parameter)
    {
        if (parameter.Input is not { } input || !TypedForm.CarriesType(input) || form.ElementOf(input) is not { } element)
        {
            return parameter;
        }

        string type = input.IsResource ? $"global::RawOpsNet.Variable<{element}>"
            : input.IsList ? $"global::System.ReadOnlySpan<global::RawOpsNet.Tensor<{element}>>"
            : $"global::RawOpsNet.Tensor<{element}>";
        return parameter with { Type = type };
    }

    private string TypedResult(TypedForm form)
    {
        if (_op.Outputs.Count > 1)
        {
            string record = $"global::{_emission.Namespace}.{_op.CSharpName}Outputs";
            return form.TypeParameters.Count > 0
                ? $"{record}<{string.Join(", ", form.TypeParameters.Select(attr => TypedForm.Name(attr.Name)))}>"
                : $"({string.Join(", ", _op.Outputs.Select(
                    output => $"{TypedOutput(form, output)} {Identifiers.Pascal(output.ParameterName)}"))})";
        }

        return _op.Outputs.Count == 0 ? "void" : TypedOutput(form, _op.Outputs[0]);
    }

    private static string TypedOutput(TypedForm form, ArgumentModel output)
    {
        string? element = output.IsResource ? null : form.ElementOf(output);
        return element is null ? Parameters.OutputType(output)
            : $"global::RawOpsNet.Tensor<{element}>" + (output.IsList ? "[]" : "");
    }
}
