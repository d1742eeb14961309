using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace RawOpsNet.Tests.Generator.Pipeline;

/// <summary>An additional file that exists in memory only.</summary>
internal sealed class YamlText(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
