using RawOpsNet.Generator.Cuda;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>
/// Gpu: what a call runs where its tensors do not lie on the host. An emitted body is launched by the device's backend, a
/// method of the record is called, a source of the record is launched as it says. The runtime names no kind of device.
/// </summary>
internal sealed partial class OpEmitter
{
    private List<KernelModel>? _deviceKernels;

    private bool NeedsCall => UsesCall || _op.Kernels.Any(kernel => kernel is CudaMethodKernel or CudaSourceKernel);

    private List<KernelModel> DeviceKernels => _deviceKernels ??= _op.Kernels.Where(kernel => kernel switch
    {
        ElementwiseKernel elementwise => CudaEmitter.CanRun(_op, elementwise),
        ReduceKernel reduce => CudaReductions.CanRun(_op, reduce),
        CpuKernel cpu => cpu.IsForAny,
        CudaMethodKernel or CudaSourceKernel => true,
        _ => false,
    }).ToList();

    private bool RunsOnDevice => DeviceKernels.Count > 0;

    // Its methods look themselves where their tensors lie.
    private bool IsForAny => CpuKernels.Any() && _op.Kernels.All(kernel => kernel is CpuKernel { IsForAny: true });

    private bool HasProgram => !_op.IsBroken && DeviceKernels.Any(kernel => kernel is ElementwiseKernel or ReduceKernel
        or CudaSourceKernel);

    private string? DeviceSwitch => DeviceKernels.Select(SwitchAttr).FirstOrDefault(attr => attr is not null);

    private bool PassesTensors => DeviceKernels.Any(kernel => kernel is ElementwiseKernel or ReduceKernel)
        || DeviceKernels.Any(kernel => kernel is CpuKernel) && CpuKernels.Any(kernel => kernel is not CpuKernel);

    private IEnumerable<string> DeviceArguments()
    {
        yield return "site";
        yield return _device;
        if ((DeviceSwitch ?? SwitchAttrs().FirstOrDefault()) is { } attr)
        {
            yield return _dtypes[attr];
        }

        if (NeedsCall)
        {
            yield return PassedCall;
        }

        foreach (string argument in PassesTensors ? LoopArguments(_op.Inputs.Where(CpuTakes)) : [])
        {
            yield return argument;
        }
    }

    private void WriteGpu()
    {
        if (!RunsOnDevice || IsForAny || HasComposite || !CpuKernels.Any())
        {
            return;
        }

        string? attr = DeviceSwitch ?? SwitchAttrs().FirstOrDefault();
        List<string> declarations = ["in OpSite site", "Device " + LoopLocal("device")];
        if (attr is not null)
        {
            declarations.Add("DType dtype");
        }

        if (NeedsCall)
        {
            declarations.Add(DeclaredCall);
        }

        if (PassesTensors)
        {
            declarations.AddRange(LoopDeclarations());
        }

        using (_writer.Open($"private static void Gpu({string.Join(", ", declarations)})"))
        {
            WriteDeviceKernels(attr);
        }

        _writer.Line();
    }

    private void WriteDeviceKernels(string? attr)
    {
        DTypeSet served = DeviceTypes(DeviceKernels, attr);
        for (int i = 0; i < DeviceKernels.Count; i++)
        {
            KernelModel kernel = DeviceKernels[i];
            bool isLast = i == DeviceKernels.Count - 1;
            bool isWhole = attr is null || _op.Attr(attr)!.Allowed.IsSubsetOf(served);
            if (attr is null || (isLast && isWhole))
            {
                WriteDeviceKernel(kernel);
                return;
            }

            using (_writer.Open($"if (({Identifiers.Mask(DeviceTypes([kernel], attr))} >> (int)dtype & 1) != 0)"))
            {
                WriteDeviceKernel(kernel);
                _writer.Line("return;");
            }

            _writer.Line();
        }

        _writer.Line($"site.NoKernel({LoopLocal("device")}, dtype, {Identifiers.Quote(attr!)}, {Identifiers.Mask(served)});");
    }

    // A kernel that names no dtypes serves what the attr allows, as far as a device holds it.
    private DTypeSet DeviceTypes(IEnumerable<KernelModel> kernels, string? attr) => kernels.Aggregate(
        DTypeSet.None,
        (all, kernel) => all | (DTypeSet.OnDevices & (!Types(kernel).IsEmpty ? Types(kernel)
            : attr is null ? DTypeSet.None : _op.Attr(attr)!.Allowed)));

    private void WriteDeviceKernel(KernelModel kernel)
    {
        switch (kernel)
        {
            case ElementwiseKernel elementwise:
                WriteDeviceBody(elementwise);
                break;
            case ReduceKernel reduce:
                WriteDeviceReduction(reduce);
                break;
            case CudaMethodKernel method:
                _writer.Line($"global::{_emission.KernelNamespace}.DeviceKernels.{method.Method}({PassedCall});");
                break;
            case CudaSourceKernel source:
                WriteDeviceSource(source);
                break;
            default:
                IEnumerable<string> arguments = (SwitchAttrs().Any() ? new[] { "site", "dtype" } : ["site"])
                    .Concat(UsesCall ? [PassedCall] : [])
                    .Concat(CpuKernels.Any(other => other is not CpuKernel)
                        ? LoopDeclarations().Select(LastWord) : []);
                _writer.Line($"Cpu({string.Join(", ", arguments)});");
                break;
        }
    }

    private static string LastWord(string declaration) => declaration.Substring(declaration.LastIndexOf(' ') + 1);

    private void WriteDeviceBody(ElementwiseKernel kernel)
    {
        List<CudaOperand> operands = CudaEmitter.OperandsOf(_op, kernel);
        if (_op.Sparse is { } sparse)
        {
            string access = string.Join(", ", operands.Where(operand => operand.IsTensor)
                .Select(operand => "RowAccess." + AccessOf(operand.Name.Name, sparse)));
            WriteLaunch("Rows", kernel, operands, $", {Name(_op.Input(sparse.Indices)!)}, [{access}]");
            return;
        }

        WriteLaunch(_resources.Count > 0 || _op.Inputs.Any(IsOpened) ? "Update" : "Elementwise", kernel, operands, "");
    }

    private void WriteDeviceReduction(ReduceKernel kernel)
    {
        CudaOperand[] attrs = CudaReductions.AttrsOf(_op, kernel);
        string device = LoopLocal("device");
        string launch = Launch("Program", device, DTypeText(kernel), Name(_op.Input(kernel.Input)!), Name(_op.Outputs[0]),
            attrs.Select(DeviceScalar));
        _writer.Line($"DeviceBackend.Of({device}).Reduce({launch}, {LoopLocal("axes")});");
    }

    private void WriteLaunch(string form, KernelModel kernel, List<CudaOperand> operands, string more)
    {
        string[] inputs = [.. operands.Where(operand => operand.IsTensor && operand.IsRead).Select(operand =>
            Name(_op.Input(operand.Name.Name)!))];
        string[] outputs = [.. operands.Where(operand => operand.IsTensor && !operand.IsRead).Select(operand =>
            Name(_op.Output(operand.Name.Name)!))];
        IEnumerable<string> scalars = operands.Where(operand => !operand.IsTensor).Select(DeviceScalar);
        string device = LoopLocal("device");
        string launch = Launch(
            "Program", device, DTypeText(kernel), string.Join(", ", inputs), string.Join(", ", outputs), scalars);
        _writer.Line($"DeviceBackend.Of({device}).{form}({launch}{more});");
    }

    private static string Launch(
        string program, string device, string dtype, string inputs, string outputs, IEnumerable<string> scalars)
    {
        string passed = string.Join(", ", scalars);
        return $"new DeviceLaunch {{ Site = site, Program = {program}, Device = {device}, DType = {dtype}, "
            + $"Inputs = [{inputs}]"
            + (outputs.Length == 0 ? "" : $", Outputs = [{outputs}]")
            + (passed.Length == 0 ? "" : $", Scalars = [{passed}]") + " }";
    }

    // What the entry's name ends in.
    private string DTypeText(KernelModel kernel) => SwitchAttr(kernel) is null ? Identifiers.Of(FixedDType(kernel)) : "dtype";

    private string DeviceScalar(CudaOperand operand) => operand.Name.Role == NameRole.Attr
        ? Identifiers.Escape(_op.Attr(operand.Name.Name)!.CSharpName)
        : $"DeviceArgument.Scalar({Name(_op.Input(operand.Name.Name)!)})";
}
