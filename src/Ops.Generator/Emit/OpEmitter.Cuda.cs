using RawOpsNet.Generator.Cuda;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>The CUDA C of the op, in a file of its own: one literal that costs nothing until it is read.</summary>
internal sealed partial class OpEmitter
{
    private string? _cudaText;

    private bool HasCudaText => CudaSource.Length > 0;

    private string CudaSource => _cudaText ??= _op.IsBroken ? "" : CudaTexts.Of(_op);

    /// <summary>Writes the file of an op's CUDA C; empty where the op has none.</summary>
    public static string EmitCuda(OpEmission emission)
    {
        using SourceWriter writer = new();
        OpEmitter emitter = new(emission, writer);
        if (!emitter.HasCudaText)
        {
            return "";
        }

        WriteHead(writer, $"From op {emission.Op.Name} in {emission.Op.FileName}. Change it there.");
        using (writer.Open($"namespace {emission.GeneratedNamespace}"))
        using (writer.Open($"internal static unsafe partial class {emission.Op.CSharpName}Op"))
        {
            emitter.WriteCuda();
        }

        return writer.ToString();
    }

    private void WriteCuda()
    {
        if (HasProgram)
        {
            _writer.Line("public static readonly global::RawOpsNet.OpServices.DeviceProgram Program = "
                + $"new({Identifiers.Quote(CudaTypes.EntryOf(_op.Name))}, Cuda);");
            _writer.Line();
        }

        WriteLiteral("Cuda", CudaSource);
        WriteBackwardPrograms();
    }

    // The text is indented like the literal, which C# takes off again.
    private void WriteLiteral(string name, string text)
    {
        _writer.Line($"public const string {name} =");
        using (_writer.Indent())
        {
            _writer.Line("\"\"\"");
            _writer.Line(text.TrimEnd('\n'));
            _writer.Line("\"\"\";");
        }
    }
}
