using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>The CUDA C of the op, as one literal that costs nothing until it is read.</summary>
internal sealed partial class OpEmitter
{
    private string? _cudaText;

    private bool HasCudaText => CudaSource.Length > 0;

    private string CudaSource => _cudaText ??= _op.IsBroken ? "" : CudaTexts.Of(_op);

    private void WriteCuda()
    {
        if (!HasCudaText)
        {
            return;
        }

        // The text is indented like the literal, which C# takes off again.
        _writer.Line("public const string Cuda =");
        using (_writer.Indent())
        {
            _writer.Line("\"\"\"");
            _writer.Line(CudaSource.TrimEnd('\n'));
            _writer.Line("\"\"\";");
        }

        _writer.Line();
    }
}
