using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>
/// Into: the call that writes into a buffer of its caller's, for an op whose record permits it under <c>reuse</c>. It checks what
/// Run checks, and that the buffer fits; it records nothing, so it refuses to run under a tape.
/// </summary>
internal sealed partial class OpEmitter
{
    private bool _writesInto;

    private bool HasInto => _op.Reuse.Count > 0 && !IsKernelShaped && !HasComposite && CpuKernels.Any();

    private void WriteInto()
    {
        if (!HasInto)
        {
            return;
        }

        // What Run has named and checked is state of its emitter.
        OpEmitter into = new(_emission, _writer) { _writesInto = true };
        into.WriteIntoMethod();
    }

    private void WriteIntoMethod()
    {
        IEnumerable<string> declarations = _parameters.Select(parameter => parameter.Declare(isPublic: false))
            .Concat(_op.Outputs.Where(IsWrittenInto).Select(output => "Tensor " + Name(output)))
            .Append("string? name");
        using (_writer.Open($"public static {DynamicResult} Into({string.Join(", ", declarations)})"))
        {
            WriteChecksAndShapes();
            ArgumentModel placing = PlacingInput() ?? _op.Inputs[0];
            _writer.Line($"site.NotObserved({Name(placing)}, {Quoted(placing)});");
            WriteOutputs();
            WriteDispatch();
            WriteKeepAlive();
            WriteReturn();
        }

        _writer.Line();
    }

    private bool IsWrittenInto(ArgumentModel output) => _writesInto && _op.Reuse.Any(reuse => reuse.Output == output.Name);

    // The record names the inputs whose buffer the output may be; no other may share its memory.
    private void WriteBuffer(ArgumentModel output, string shape)
    {
        _writer.Line($"site.Buffer({Name(output)}, {Quoted(output)}, {shape}, {DTypeOf(output)}, {_device});");
        EquatableArray<string> shared = _op.Reuse.First(reuse => reuse.Output == output.Name).Inputs;
        foreach (ArgumentModel input in _op.Inputs.Where(input =>
            input is { IsResource: false, IsHost: false, IsList: false } && !shared.Contains(input.Name)))
        {
            _writer.Line($"site.Apart({Name(output)}, {Quoted(output)}, {Name(input)}, {Quoted(input)});");
        }
    }
}
