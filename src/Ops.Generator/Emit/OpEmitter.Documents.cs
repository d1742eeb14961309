using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>What a reference page says of an op, in the words of its generated code.</summary>
internal sealed partial class OpEmitter
{
    private string DynamicSignature => $"static {DynamicResult} {_op.CSharpName}({Declarations(isPublic: true)})";

    /// <summary>Gathers the signatures of an op's methods, its gradients and the derivative of an automatic one.</summary>
    public static OpDocument Document(OpEmission emission)
    {
        using SourceWriter writer = new();
        OpEmitter emitter = new(emission, writer);
        OpModel op = emission.Op;
        List<string> signatures = ["public " + emitter.DynamicSignature];
        if (!op.IsBroken && TypedForm.Of(op) is { } form)
        {
            signatures.Add(string.Join(" ", form.Constraints().Prepend("public " + emitter.TypedSignature(form))));
        }

        IEnumerable<Statement> derivative = emitter.IsAuto && !op.IsBroken
            ? emitter.AutoForms.Select(item => item.Derivative.Fused.Statements).First() : [];
        return new OpDocument(
            signatures, emitter._parameters, emitter.GradientTexts(), derivative.Select(ExpressionText.Of).ToList(),
            argument => argument.HasDims ? DimsText(argument) : "");
    }

    private string TypedSignature(TypedForm form)
    {
        string parameters = string.Join(", ", TypeParametersOf(form));
        IEnumerable<string> declarations = _parameters.Where(parameter => !TypedForm.Drops(parameter))
            .Select(parameter => (TypedParameter(form, parameter) with { Default = parameter.Default }).Declare(
                isPublic: true));
        return $"static {TypedResult(form)} {_op.CSharpName}{(parameters.Length == 0 ? "" : $"<{parameters}>")}"
            + $"({string.Join(", ", declarations.Concat(["string? name = null"]))})";
    }

    private static IEnumerable<string> TypeParametersOf(TypedForm form) =>
        form.TypeParameters.Select(attr => TypedForm.Name(attr.Name));

    private List<(string Input, string Text)> GradientTexts() => _op.Gradient.Kind == GradientKind.PerInput
        ? _op.Gradient.Inputs.Select(input => (input.Input, input.Kind switch
        {
            InputGradientKind.Formula => ExpressionText.Of(input.Formula!),
            InputGradientKind.Hook => $"csharp({input.Hook})",
            _ => "none",
        })).ToList()
        : _op.Inputs.Select(input => (input.Name, _op.Gradient.Kind == GradientKind.Hook
            ? $"csharp({_op.Gradient.Hook})" : _op.Gradient.Kind.ToString().ToLowerInvariant())).ToList();
}
