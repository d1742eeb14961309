using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>The definition of the op, made when the registry asks for it, and the call by name.</summary>
internal sealed partial class OpEmitter
{
    private void WriteDefinition()
    {
        bool isCallable = _op.Visibility != OpVisibility.Skip && !_op.IsBroken && !IsSkipped;
        if (isCallable)
        {
            WriteInvoke();
        }

        using (_writer.Open("public static OpDefinition Define() => new()", "};"))
        {
            _writer.Line($"Name = {Identifiers.Quote(_op.Name)},");
            _writer.Line($"Class = {Identifiers.Quote(_emission.Namespace + "." + _emission.ClassName)},");
            WriteArguments("Inputs", _op.Inputs);
            WriteArguments("Outputs", _op.Outputs);
            WriteAttrDefinitions();
            if (_op.Traits != OpTraits.None)
            {
                string[] flags = _op.Traits.ToString().Split([", "], StringSplitOptions.None);
                _writer.Line($"Traits = {string.Join(" | ", flags.Select(flag => "OpTraits." + flag))},");
            }

            WriteText("Since", _op.Since);
            WriteText("Deprecation", _op.Deprecated is { } deprecated ? DescribeDeprecation(deprecated) : null);
            WriteText("DeprecatedSince", _op.Deprecated?.Since);
            WriteText("Summary", _op.Summary);
            WriteText("Description", _op.Description);
            WriteText("Example", _op.Example);
            WriteKernelDefinitions();
            WriteGradientTexts();
            WriteText("SparseOf", _op.Sparse?.Base);
            WriteOpDefKeys();
            if (HasCudaText)
            {
                _writer.Line("CudaText = Cuda,");
            }

            if (isCallable)
            {
                _writer.Line("Call = Invoke,");
            }
        }
    }

    private void WriteInvoke()
    {
        using (_writer.Open("private static OpResult Invoke(OpArguments arguments)"))
        {
            IEnumerable<string> values = _parameters.Select(Argument).Concat(["arguments.Label"]);
            string call = $"Run({string.Join(", ", values)})";
            if (_op.Outputs.Count == 0)
            {
                _writer.Line(call + ";");
                _writer.Line("return OpResult.Empty;");
            }
            else if (_op.Outputs.Count == 1)
            {
                _writer.Line($"return new OpResult(({Identifiers.Quote(_op.Outputs[0].Name)}, {call}));");
            }
            else
            {
                _writer.Line($"{DynamicResult} outputs = {call};");
                IEnumerable<string> pairs = _op.Outputs.Select(
                    output => $"({Identifiers.Quote(output.Name)}, outputs.{Identifiers.Pascal(output.ParameterName)})");
                _writer.Line($"return new OpResult({string.Join(", ", pairs)});");
            }
        }

        _writer.Line();
    }

    private string Argument(Parameter parameter)
    {
        if (parameter.Input is { } input)
        {
            string reader = input.IsResource ? (input.IsList ? "Resources" : "Resource") : input.IsList ? "Inputs" : "Input";
            return $"arguments.{reader}({Number(_op.Inputs.ToList().IndexOf(input))})";
        }

        AttrModel attr = parameter.Attr!;
        string index = Number(_op.Attrs.ToList().IndexOf(attr));
        string kind = attr.Kind switch
        {
            AttrKind.Int => "Int",
            AttrKind.Float => "Float",
            AttrKind.Bool => "Bool",
            AttrKind.String or AttrKind.Func => "Text",
            AttrKind.Shape => "Shape",
            AttrKind.Tensor => "Tensor",
            _ => "Type",
        };
        string read =
            $"arguments.{(Parameters.IsNullable(attr) ? "OptionalOf" : "")}{kind}{(attr.IsList ? "List" : "")}({index})";
        return attr is { EnumName: not null, IsList: false }
            ? $"global::{_emission.Namespace}.{attr.EnumName}Text.Parse({Identifiers.Quote(_op.Name)}, "
                + $"{Identifiers.Quote(attr.Name)}, {read})"
            : read;
    }

    private void WriteArguments(string property, EquatableArray<ArgumentModel> arguments) =>
        WriteList(property, arguments.Select(ArgumentText));

    private void WriteList(string property, IEnumerable<string> items)
    {
        if (!items.Any())
        {
            return;
        }

        _writer.Line(property + " =");
        _writer.Line("[");
        using (_writer.Indent())
        {
            foreach (string item in items)
            {
                _writer.Line(item + ",");
            }
        }

        _writer.Line("],");
    }

    private string ArgumentText(ArgumentModel argument)
    {
        List<string> members = [];
        if (Identifiers.Camel(argument.Name) != argument.ParameterName)
        {
            members.Add($"ApiName = {Identifiers.Quote(argument.ParameterName)}");
        }

        DType dtype = argument.Storage switch
        {
            ArgumentStorage.Resource => DType.Resource,
            ArgumentStorage.Variant => DType.Variant,
            _ => argument.TypeAttr is null ? argument.DType : DType.Invalid,
        };
        Add(members, dtype != DType.Invalid, $"DType = {Identifiers.Of(dtype)}");
        Add(members, argument.TypeAttr is not null, $"TypeAttr = \"{argument.TypeAttr}\"");
        Add(members, argument.CountAttr is not null, $"NumberAttr = \"{argument.CountAttr}\"");
        Add(members, argument.TypeListAttr is not null, $"TypeListAttr = \"{argument.TypeListAttr}\"");
        Add(members, argument.Storage == ArgumentStorage.Resource, "IsResource = true");
        Add(members, argument.Storage == ArgumentStorage.Ref, "IsReference = true");
        Add(members, argument.IsWritten, "IsWritten = true");
        Add(members, argument.IsHost, "IsHost = true");
        Add(members, argument.HasDims, $"Dims = {Identifiers.Quote(DimsText(argument))}");
        Add(members, argument.Doc is not null, $"Doc = {Identifiers.Quote(argument.Doc ?? "")}");
        return $"new({Identifiers.Quote(argument.Name)}){(members.Count == 0 ? "" : $" {{ {string.Join(", ", members)} }}")}";
    }

    private static string DimsText(ArgumentModel argument) => $"[{string.Join(", ", argument.Dims.Select(dim => dim.Kind switch
    {
        DimKind.Number => Number(dim.Size),
        DimKind.Name => dim.Name,
        DimKind.Rest => "*" + dim.Name,
        DimKind.Any => "_",
        _ => "*_",
    }))}]";

    private static void Add(List<string> members, bool isWanted, string member)
    {
        if (isWanted)
        {
            members.Add(member);
        }
    }

    private void WriteAttrDefinitions() => WriteList("Attrs", _op.Attrs.Select(attr =>
    {
        List<string> members = [];
        Add(members, Identifiers.Camel(attr.Name) != attr.ParameterName,
            $"ApiName = {Identifiers.Quote(attr.ParameterName)}");
        Add(members, attr.Default is not null, $"Default = {RegistryValues.Of(attr)}");
        Add(members, attr.IsInferred, "IsInferred = true");
        Add(members, attr.Minimum is not null, $"Minimum = {Identifiers.Long(attr.Minimum ?? 0)}");
        Add(members, attr.AllowedDTypes.Count > 0, $"AllowedDTypes = {Identifiers.Mask(attr.Allowed)}");
        Add(members, attr.AllowedDTypes.Count > 0,
            $"AllowedInOrder = [{string.Join(", ", OpDefAllowed.Of(_op, attr).Select(Identifiers.Of))}]");
        Add(members, attr.AllowedTexts.Count > 0,
            $"AllowedTexts = [{string.Join(", ", attr.AllowedTexts.Select(Identifiers.Quote))}]");
        Add(members, attr.Doc is not null, $"Doc = {Identifiers.Quote(attr.Doc ?? "")}");
        string type = attr.Kind.ToString().ToLowerInvariant();
        return $"new({Identifiers.Quote(attr.Name)}, \"{(attr.IsList ? $"list({type})" : type)}\")"
            + (members.Count == 0 ? "" : $" {{ {string.Join(", ", members)} }}");
    }));

    private void WriteKernelDefinitions() => WriteList("Kernels", _op.Kernels.SelectMany(kernel =>
    {
        string form = kernel switch
        {
            ElementwiseKernel => "elementwise",
            ReduceKernel => "reduce",
            CompositeKernel => "composite",
            CpuKernel cpu => cpu.IsForAny ? "any" : "cpu",
            _ => "cuda",
        };
        bool isOnHost = kernel is not (CudaMethodKernel or CudaSourceKernel);
        string[] devices = kernel is CompositeKernel || DeviceKernels.Contains(kernel)
            ? isOnHost ? ["cpu", "cuda"] : ["cuda"] : ["cpu"];
        return devices.Select(device =>
            $"new(\"{device}\", \"{form}\", \"{SwitchAttr(kernel)}\", {Identifiers.Mask(Types(kernel))})");
    }).Concat(_op.View.Count > 0 && !CpuKernels.Any() ? ["new(\"cpu\", \"view\", \"\", 0)", "new(\"cuda\", \"view\", \"\", 0)"]
        : []));

    // The dtypes that an attr allows are in its definition.
    private void WriteOpDefKeys()
    {
        OpDefEntry[] entries = _op.OpDefEntries.Where(entry => entry.Key != OpDefAllowed.Key).ToArray();
        if (entries.Length == 0)
        {
            return;
        }

        using (_writer.Open("OpDefKeys = new global::System.Collections.Generic.Dictionary<string, string>", "},"))
        {
            foreach (OpDefEntry entry in entries)
            {
                _writer.Line($"[{Identifiers.Quote(entry.Key)}] = {Identifiers.Quote(entry.Text)},");
            }
        }
    }

    private void WriteGradientTexts()
    {
        List<(string Input, string Text)> texts = GradientTexts();
        if (texts.Count == 0)
        {
            return;
        }

        _writer.Line("Gradient = new global::System.Collections.Generic.Dictionary<string, string>");
        using (_writer.Open(close: "},"))
        {
            foreach ((string input, string text) in texts)
            {
                _writer.Line($"[{Identifiers.Quote(input)}] = {Identifiers.Quote(text)},");
            }
        }
    }

    private void WriteText(string property, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            _writer.Line($"{property} = {Identifiers.Quote(text!.Trim())},");
        }
    }
}
