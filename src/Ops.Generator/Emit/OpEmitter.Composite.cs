using RawOpsNet.Generator.Emit.Formulas;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>
/// Composites: formulas over other ops, or a hook that calls them. The tape sees the inner ops unless the op has its own
/// gradient.
/// </summary>
internal sealed partial class OpEmitter
{
    private void WriteComposite()
    {
        CompositeKernel composite = _op.Kernels.OfType<CompositeKernel>().First();
        if (IsRecorded || IsNoGradientKept)
        {
            // The op's own gradient stands for what is inside.
            _writer.Line($"using TapesPause {_locals.Take("pause")} = Tapes.Pause();");
        }

        if (composite.Hook is { } hook)
        {
            string call =
                $"global::{_emission.KernelNamespace}.CompositeFunctions.{hook}({CallInitializer(CallType, CallPart.Composite)})";
            WriteCompositeResult(call);
            return;
        }

        FormulaScope scope = new(_op, composite.Formulas, _parameters.Select(parameter => parameter.Name), ownNames: true);
        string like = _op.Inputs.FirstOrDefault(input => !input.IsHost && !input.IsList && !input.IsResource) is { } first
            ? Name(first) : "null!";
        FormulaEmitter emitter = new(_emission, scope, like);
        for (int i = 0; i < _op.Outputs.Count; i++)
        {
            FormulaValue value = emitter.Value(composite.Formulas[i]);
            string text = value.Kind == FormulaKind.Scalar ? emitter.Tensor(composite.Formulas[i]) : value.Text;
            _writer.Line($"Tensor{(_op.Outputs[i].IsList ? "[]" : "")} {Name(_op.Outputs[i])} = {text};");
        }
    }

    private void WriteCompositeResult(string call)
    {
        if (_op.Outputs.Count == 0)
        {
            _writer.Line(call + ";");
        }
        else if (_op.Outputs.Count == 1)
        {
            _writer.Line($"Tensor{(_op.Outputs[0].IsList ? "[]" : "")} {Name(_op.Outputs[0])} = {call};");
        }
        else
        {
            string outputs = _locals.Take("outputs");
            _writer.Line($"{DynamicResult} {outputs} = {call};");
            foreach (ArgumentModel output in _op.Outputs)
            {
                string member = $"{outputs}.{Identifiers.Pascal(output.ParameterName)}";
                _writer.Line($"Tensor{(output.IsList ? "[]" : "")} {Name(output)} = {member};");
            }
        }
    }
}
