using System.Text;

namespace RawOpsNet.Generator.Cuda;

/// <summary>Writes indented lines of CUDA C, <c>\n</c> only.</summary>
internal sealed class CudaWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line; braces at its ends move the indentation.</summary>
    public void Line(string line)
    {
        if (line.StartsWith("}", StringComparison.Ordinal))
        {
            _depth--;
        }

        // A directive begins its line.
        _text.Append(' ', line.StartsWith("#", StringComparison.Ordinal) && !line.StartsWith("#pragma",
            StringComparison.Ordinal) ? 0 : 4 * _depth)
            .Append(line).Append('\n');
        if (line.EndsWith("{", StringComparison.Ordinal))
        {
            _depth++;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
