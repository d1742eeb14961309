using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>What generated code hands to hand-written code.</summary>
internal sealed partial class OpEmitter
{
    private string CallType => CallStructs.Name(_emission, CallPart.Kernel);

    private string ShapeCallType => CallStructs.Name(_emission, CallPart.Shape);

    private string CallInitializer(string type, CallPart part)
    {
        List<string> members = ["Site = site"];
        foreach (ArgumentModel input in _op.Inputs)
        {
            string value = IsOpened(input) ? ResourceLocal(input) : Name(input);
            members.Add($"{Identifiers.Pascal(input.CSharpName)} = {value}");
        }

        foreach (AttrModel attr in CallStructs.Attrs(_op))
        {
            string value = attr.Kind == AttrKind.Type && !attr.IsList ? _dtypes[attr.Name] : Identifiers.Escape(attr.CSharpName);
            members.Add($"{Identifiers.Pascal(CallStructs.AttrName(_op, attr))} = {value}");
        }

        if (part == CallPart.Kernel)
        {
            members.AddRange(_op.Shape.BoundDims.Where(_dims.ContainsKey)
                .Where(dim => !CallStructs.IsTaken(_op, dim))
                .Select(dim => $"{CallStructs.DimName(dim)} = {_dims[dim].Local}"));
            members.AddRange(_op.Outputs.Where(_ => !IsKernelShaped)
                .Select(output => $"{Identifiers.Pascal(output.CSharpName)} = {Name(output)}"));
            if (_op.State is not null)
            {
                members.Add($"State = {_state}");
            }
        }

        return $"new {type} {{ {string.Join(", ", members)} }}";
    }

    private string _state = "";

    private void WriteSeed()
    {
        if (_op.State is not { } state)
        {
            return;
        }

        _state = _locals.Take("state");
        string seed = Identifiers.Escape(_op.Attr(state.SeedAttr)!.CSharpName);
        string seed2 = Identifiers.Escape(_op.Attr(state.Seed2Attr)!.CSharpName);
        _writer.Line($"var {_state} = RandomState.Take({seed}, {seed2});");
    }
}
