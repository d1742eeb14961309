using RawOpsNet.Generator.Cuda;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>The fused gradient of <c>gradient: auto</c> on a device: a program of its own, since the forward pass needs none of
/// it.</summary>
internal sealed partial class OpEmitter
{
    private string BackwardEntry(AutoForm form) =>
        CudaTypes.EntryOf(_op.Name) + "_backward" + (form.IsComplex ? "_complex" : "");

    private IEnumerable<(AutoForm Form, string Text)> BackwardTexts() => _op.IsBroken || !IsAuto || !RunsOnDevice ? []
        : AutoForms.Select(form => (form, CudaEmitter.Emit(
            BackwardEntry(form), form.Derivative.Fused, form.Derivative.Scope!, _op.Attrs, form.Types)));

    private void WriteBackwardPrograms()
    {
        foreach ((AutoForm form, string text) in BackwardTexts())
        {
            _writer.Line();
            _writer.Line($"private static readonly global::RawOpsNet.OpServices.DeviceProgram BackwardProgram{form.Suffix} = "
                + $"new({Identifiers.Quote(BackwardEntry(form))}, CudaBackward{form.Suffix});");
            _writer.Line();
            WriteLiteral("CudaBackward" + form.Suffix, text);
        }
    }

    private void WriteGpuBackward(string declarations)
    {
        using (_writer.Open($"private static void GpuBackward(Device {LoopLocal("device")}, DType dtype, {declarations})"))
        {
            _writer.Line($"OpSite site = new({Identifiers.Quote(_op.Name)}, null);");
            if (!RunsOnDevice)
            {
                _writer.Line($"site.NoKernel({LoopLocal("device")});");
            }
            else
            {
                foreach (AutoForm form in AutoForms)
                {
                    WriteBackwardLaunch(form);
                }
            }
        }

        _writer.Line();
    }

    private void WriteBackwardLaunch(AutoForm form)
    {
        List<CudaOperand> operands = CudaEmitter.OperandsOf(form.Derivative.Fused, form.Derivative.Scope!, _op.Attrs);
        IEnumerable<string> inputs = operands.Where(operand => operand.IsTensor && operand.IsRead)
            .Select(operand => AutoName(operand.Name.Name));
        IEnumerable<string> outputs = operands.Where(operand => operand.IsTensor && !operand.IsRead)
            .Select(operand => AutoName(operand.Name.Name));
        IEnumerable<string> scalars = operands.Where(operand => !operand.IsTensor).Select(operand =>
            operand.Name.Role == Expressions.Binding.NameRole.Attr ? AutoName(operand.Name.Name)
                : $"DeviceArgument.Scalar({AutoName(operand.Name.Name)})");
        string launch = Launch(
            "BackwardProgram" + form.Suffix, LoopLocal("device"), "dtype",
            string.Join(", ", inputs), string.Join(", ", outputs), scalars);
        using (_writer.Open($"if (({Identifiers.Mask(form.Types)} >> (int)dtype & 1) != 0)"))
        {
            _writer.Line($"DeviceBackend.Of({LoopLocal("device")}).Elementwise({launch});");
        }
    }
}
