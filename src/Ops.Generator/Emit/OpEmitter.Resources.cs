using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>
/// Resources: their locks are taken first, in one order for all calls; contents are checked like inputs, and opened for
/// writing only when nothing can fail any more.
/// </summary>
internal sealed partial class OpEmitter
{
    private readonly List<KeyValuePair<ArgumentModel, string>> _resources = [];
    private readonly Dictionary<string, string> _resourceLocals = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether the call opens the contents; a handle that is only named, assigned or destroyed is passed as it is.
    /// </summary>
    private bool IsOpened(ArgumentModel input) => CallStructs.IsOpened(_op, input);

    private string ResourceLocal(ArgumentModel input) => _resourceLocals[input.Name];

    // Such a call looks at shapes and dtypes alone before its loop, which may wait in a batch.
    private bool IsUpdate =>
        _op.Check.Count == 0 && _op.Outputs.Count == 0 && _op.Kernels.All(kernel => kernel is ElementwiseKernel);

    private void WriteResources()
    {
        List<ArgumentModel> opened = _op.Inputs.Where(IsOpened).ToList();
        foreach (ArgumentModel input in _op.Inputs.Where(input => input.IsResource))
        {
            _writer.Line($"site.NotNull({Name(input)}, {Quoted(input)});");
            if (!IsOpened(input) && !input.IsList && (input.TypeAttr is not null || input.DType != DType.Invalid))
            {
                WriteResourceDType(input, Name(input));
            }
        }

        if (opened.Count == 0)
        {
            return;
        }

        _held = _locals.Take("held");
        string open = IsUpdate ? "OpenForUpdate" : "Open";
        _writer.Line($"using ResourceScope {_held} = ResourceAccess.{open}({Identifiers.Quote(_op.Name)}, name, "
            + $"[{string.Join(", ", opened.Select(Name))}]);");
        for (int i = 0; i < opened.Count; i++)
        {
            string local = _locals.Take(opened[i].CSharpName + "Value");
            _resourceLocals[opened[i].Name] = local;
            _resources.Add(new KeyValuePair<ArgumentModel, string>(opened[i], local));
            _writer.Line($"Tensor {local} = {_held}.Value({Number(i)}, {Quoted(opened[i])});");
            WriteResourceDType(opened[i], local);
        }
    }

    private string _held = "";

    private void WriteResourceDType(ArgumentModel input, string local)
    {
        if (input.TypeAttr is null)
        {
            _writer.Line($"site.FixedDType({Identifiers.Of(input.DType)}, {local}.DType, {Quoted(input)});");
        }
        else if (_dtypes.TryGetValue(input.TypeAttr, out string? known))
        {
            string source = _dtypeSources.TryGetValue(input.TypeAttr, out string? argument) ? argument
                : Identifiers.Quote(input.TypeAttr);
            _writer.Line($"site.SameDType({known}, {source}, {local}.DType, {Quoted(input)});");
        }
        else
        {
            string dtype = _locals.Take(Identifiers.Camel(input.TypeAttr));
            _dtypes[input.TypeAttr] = dtype;
            _dtypeSources[input.TypeAttr] = Quoted(input);
            _writer.Line($"DType {dtype} = {local}.DType;");
        }
    }

    // The tensors that the kernel reads tell the variable whether a transient read of it is among them.
    private void WriteOpenForWrite()
    {
        IEnumerable<string> read = _op.Inputs.Where(input => !input.IsResource && !input.IsList && !input.IsHost).Select(Name);
        for (int i = 0; i < _resources.Count; i++)
        {
            if (_resources[i].Key.IsWritten)
            {
                _writer.Line($"{_resources[i].Value} = {_held}.Write({Number(i)}, [{string.Join(", ", read)}]);");
            }
        }
    }
}
