using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Cpu: one switch over the dtype, whose cases call a loop or a hand-written kernel.</summary>
internal sealed partial class OpEmitter
{
    private IEnumerable<KernelModel> CpuKernels =>
        _op.Kernels.Where(kernel => kernel is ElementwiseKernel or ReduceKernel or CpuKernel);

    private bool UsesCall => _op.Kernels.Any(kernel => kernel is CpuKernel);

    private void WriteDispatch()
    {
        if (!CpuKernels.Any())
        {
            WriteViewsOnly();
            return;
        }

        if (NeedsAxes)
        {
            ReduceKernel reduce = _op.Kernels.OfType<ReduceKernel>().First();
            WriteAxes(ShapeOf(_op.Input(reduce.Input)!), reduce.Over is null ? null : new Name(reduce.Over));
        }

        if (!RunsOnDevice)
        {
            using (_writer.Open($"if (!{_device}.IsCpu)"))
            {
                _writer.Line($"site.NoKernel({_device});");
            }

            _writer.Line();
        }

        WriteSeed();
        WriteServed();
        WriteOpenForWrite();
        if (NeedsCall)
        {
            _writer.Line($"{CallType} call = {CallInitializer(CallType, CallPart.Kernel)};");
        }

        WriteKernelCall();
        WriteKernelOutputs();
    }

    private void WriteKernelCall()
    {
        string cpu = $"Cpu({string.Join(", ", CpuArguments(_op.Inputs.Where(CpuTakes)))});";
        if (!RunsOnDevice || IsForAny)
        {
            WriteCheckedCall(() => _writer.Line(cpu));
            return;
        }

        WriteCheckedCall(() =>
        {
            using (_writer.Open($"if ({_device}.IsCpu)"))
            {
                _writer.Line(cpu);
            }

            using (_writer.Open("else"))
            {
                _writer.Line($"Gpu({string.Join(", ", DeviceArguments())});");
            }
        });
        _writer.Line();
    }

    // A hand-written kernel checks what records cannot say, and only then writes: what it refuses is no write.
    private void WriteCheckedCall(Action writeCall)
    {
        List<int> written = [.. Enumerable.Range(0, _resources.Count).Where(i => _resources[i].Key.IsWritten)];
        if (!UsesCall || written.Count == 0)
        {
            writeCall();
            return;
        }

        using (_writer.Open("try"))
        {
            writeCall();
        }

        using (_writer.Open("catch"))
        {
            foreach (int i in written)
            {
                _writer.Line($"{_held}.TakeBack({Number(i)});");
            }

            _writer.Line("throw;");
        }

        _writer.Line();
    }

    private void WriteViewsOnly()
    {
        WriteOpenForWrite();
    }

    private bool NeedsAxes => _op.Kernels.Any(kernel => kernel is ReduceKernel);

    // A dtype without a kernel must be refused before a resource is opened for writing.
    private void WriteServed()
    {
        if (_resources.Count == 0)
        {
            return;
        }

        foreach (IGrouping<string?, KernelModel> group in CpuKernels.GroupBy(kernel => SwitchAttr(kernel)))
        {
            DTypeSet served = Served(group);
            if (group.Key is not null && !_op.Attr(group.Key)!.Allowed.IsSubsetOf(served))
            {
                using (_writer.Open($"if (({Identifiers.Mask(served)} >> (int){_dtypes[group.Key]} & 1) == 0)"))
                {
                    _writer.Line(
                        $"site.NoKernel({_dtypes[group.Key]}, {Identifiers.Quote(group.Key)}, {Identifiers.Mask(served)});");
                }

                _writer.Line();
            }
        }
    }

    private IEnumerable<string> CpuArguments(IEnumerable<ArgumentModel> inputs)
    {
        yield return "site";
        if (SwitchAttrs().FirstOrDefault() is { } attr)
        {
            yield return _dtypes[attr];
        }

        if (UsesCall)
        {
            yield return PassedCall;
        }

        if (CpuKernels.All(kernel => kernel is CpuKernel))
        {
            yield break;
        }

        foreach (string argument in LoopArguments(inputs))
        {
            yield return argument;
        }
    }

    private string PassedCall => IsKernelShaped ? "ref call" : "in call";

    private IEnumerable<string> LoopArguments(IEnumerable<ArgumentModel> inputs)
    {
        foreach (ArgumentModel input in inputs)
        {
            yield return input.IsResource ? ResourceLocal(input) : Name(input);
        }

        foreach (AttrModel attr2 in BodyAttrs())
        {
            yield return Identifiers.Escape(attr2.CSharpName);
        }

        if (NeedsAxes)
        {
            yield return _axes!;
        }

        foreach (ArgumentModel output in _op.Outputs)
        {
            yield return Name(output);
        }
    }

    private bool CpuTakes(ArgumentModel input) => !input.IsResource || IsOpened(input);

    private IEnumerable<AttrModel> BodyAttrs() => _op.Attrs.Where(attr =>
        attr is { IsInferred: false, IsList: false, Kind: AttrKind.Int or AttrKind.Float or AttrKind.Bool });

    private IEnumerable<string> SwitchAttrs() => CpuKernels.Select(SwitchAttr).Where(attr => attr is not null).Distinct()!;

    private string? SwitchAttr(KernelModel kernel) => kernel.By ?? (kernel is CpuKernel { ByBytes: true }
        or CudaMethodKernel { ByBytes: true } or CudaSourceKernel { ByBytes: true } ? BytesAttr() : null);

    // A kernel that moves bytes switches on the size of the dtype of the first type attr that an input on the device carries.
    private string? BytesAttr() =>
        _op.Attrs.FirstOrDefault(attr => _op.Inputs.Any(input => input.TypeAttr == attr.Name && !input.IsHost))?.Name
        ?? _op.Outputs.FirstOrDefault(output => output.TypeAttr is not null)?.TypeAttr;

    private void WriteCpu()
    {
        if (HasComposite || !CpuKernels.Any())
        {
            return;
        }

        string? attr = SwitchAttrs().FirstOrDefault();
        List<string> declarations = ["in OpSite site"];
        if (attr is not null)
        {
            declarations.Add("DType dtype");
        }

        if (UsesCall)
        {
            declarations.Add(DeclaredCall);
        }

        if (CpuKernels.Any(kernel => kernel is not CpuKernel))
        {
            declarations.AddRange(LoopDeclarations());
        }

        using (_writer.Open($"private static void Cpu({string.Join(", ", declarations)})"))
        {
            if (attr is null)
            {
                WriteCase(CpuKernels.First(), "", DType.Invalid);
            }
            else
            {
                WriteSwitch(attr);
            }
        }

        _writer.Line();
        foreach (KernelModel kernel in CpuKernels.Where(kernel => kernel is not CpuKernel))
        {
            WriteLoop(kernel);
        }
    }

    private string DeclaredCall => $"{(IsKernelShaped ? "ref" : "in")} {CallType} call";

    private void WriteSwitch(string attr)
    {
        DTypeSet served = Served(CpuKernels);
        using (_writer.Open("switch (dtype)"))
        {
            foreach (KernelModel kernel in CpuKernels)
            {
                foreach (DType dtype in Types(kernel).InOrder().Where(dtype => DTypes.CSharpType(dtype).Length > 0))
                {
                    WriteCase(kernel, $"case {Identifiers.Of(dtype)}: ", dtype);
                }
            }

            _writer.Line($"default: site.NoKernel(dtype, {Identifiers.Quote(attr)}, {Identifiers.Mask(served)}); break;");
        }
    }

    private void WriteCase(KernelModel kernel, string label, DType dtype)
    {
        string end = label.Length == 0 ? "" : " break;";
        if (kernel is CpuKernel cpu)
        {
            string type = dtype == DType.Invalid
                || !ContractsEmitter.IsGeneric(cpu) ? "" : $"<{(cpu.ByBytes ? BytesType(dtype) : DTypes.CSharpType(dtype))}>";
            _writer.Line($"{label}global::{_emission.KernelNamespace}.CpuKernels.{cpu.Method}{type}"
                + $"({(IsKernelShaped ? "ref" : "in")} call);{end}");
            return;
        }

        _writer.Line($"{label}{LoopCall(kernel, dtype)}{end}");
    }

    private DTypeSet Types(KernelModel kernel) => kernel is CpuKernel { ByBytes: true } && kernel.Types.IsEmpty
        ? DTypeSet.Movable & (BytesAttr() is { } attr ? _op.Attr(attr)!.Allowed : DTypeSet.All)
        : kernel.Types;

    private DTypeSet Served(IEnumerable<KernelModel> kernels) =>
        kernels.Aggregate(DTypeSet.None, (all, kernel) => all | Types(kernel));

    private static string BytesType(DType dtype) => dtype == DType.String ? "TString" : DTypes.Size(dtype) switch
    {
        1 => "byte",
        2 => "ushort",
        4 => "uint",
        8 => "ulong",
        _ => "UInt128",
    };

    private void WriteKernelOutputs()
    {
        if (!IsKernelShaped)
        {
            return;
        }

        foreach (ArgumentModel output in _op.Outputs)
        {
            _writer.Line(
                $"{Short(Parameters.OutputType(output))} {Name(output)} = call.{Identifiers.Pascal(output.CSharpName)};");
        }
    }
}
