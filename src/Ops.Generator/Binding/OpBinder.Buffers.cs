using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>reuse and view.</summary>
internal sealed partial class OpBinder
{
    private void BindBuffers()
    {
        List<ReuseModel> reuse = [];
        foreach ((string output, YamlScalar[] inputs) in BufferEntries("reuse"))
        {
            string[] fitting = inputs.Where(input => Fits(output, input, isView: false)).Select(input => input.Value).ToArray();
            reuse.Add(new ReuseModel(output, fitting));
        }

        List<ViewModel> views = [];
        foreach ((string output, YamlScalar[] inputs) in BufferEntries("view"))
        {
            views.AddRange(inputs.Where(input => Fits(output, input, isView: true)).Take(1)
                .Select(input => new ViewModel(output, input.Value)));
        }

        _op = _op with { Reuse = reuse.ToArray(), View = views.ToArray() };
    }

    private List<(string Output, YamlScalar[] Inputs)> BufferEntries(string key)
    {
        List<(string, YamlScalar[])> found = [];
        foreach (YamlEntry entry in _map[key] is { } node
            ? _reader.Map(key, node, "a map from outputs to inputs")?.Entries ?? [] : [])
        {
            string output = entry.Key.Value;
            if (_op.Output(output) is null)
            {
                string? near = Suggestions.Nearest(output, _op.Outputs.Select(argument => argument.Name));
                _sink.ReportNear(Rules.NotAnInput, entry.Key, near, output, "an output", _op.Name);
                continue;
            }

            YamlScalar[] names = entry.Value is YamlScalar { IsAbsent: false } one ? [one]
                : _reader.Names(output, entry.Value, "inputs");
            found.Add((output, names.Where(IsInput).ToArray()));
        }

        return found;
    }

    private bool IsInput(YamlScalar name)
    {
        if (_op.Input(name.Value) is not null)
        {
            return true;
        }

        string? near = Suggestions.Nearest(name.Value, _op.Inputs.Select(input => input.Name));
        _sink.ReportNear(Rules.NotAnInput, name, near, name.Value, "an input", _op.Name);
        return false;
    }

    private bool Fits(string outputName, YamlScalar inputName, bool isView)
    {
        ArgumentModel output = _op.Output(outputName)!;
        ArgumentModel input = _op.Input(inputName.Value)!;
        bool isSameType = output.TypeAttr == input.TypeAttr && output.DType == input.DType;
        string? reason = input.IsResource || output.IsResource ? "a resource is not a buffer"
            : input.IsList != output.IsList ? "one is a list of tensors"
            : input.IsHost ? "it is read on the host"
            : !isSameType && !isView ? $"one is {TypeOf(output)}, the other {TypeOf(input)}"
            : !isSameType && SizeOf(output) is { } outSize && SizeOf(input) is { } inSize && outSize != inSize
                ? $"an element of one has {Numbers.Count(outSize, "byte")}, of the other {Numbers.Count(inSize, "byte")}"
            : null;
        if (reason is not null)
        {
            _sink.Report(Rules.BufferMismatch, inputName, outputName, inputName.Value, reason);
        }

        return reason is null;
    }

    private static string TypeOf(ArgumentModel argument) => NotationText.Notation(argument with { HasDims = false });

    private static int? SizeOf(ArgumentModel argument) => argument.DType == DType.Invalid ? null : DTypes.Size(argument.DType);
}
