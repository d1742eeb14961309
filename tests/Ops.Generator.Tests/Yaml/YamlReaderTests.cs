using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Yaml;
using YamlDotNet.RepresentationModel;
using YamlNode = RawOpsNet.Generator.Yaml.YamlNode;

namespace RawOpsNet.Tests.Generator.Yaml;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("a: *x", "The alias '*x'")]
    [InlineData("a: &x 1", "The anchor '&x'")]
    [InlineData("a: !!str 1", "The tag '!!str'")]
    [InlineData("<<: { b: 1 }", "The merge key '<<'")]
    [InlineData("? a\n: 1", "A key after '?'")]
    [InlineData("[a, b]: 1", "A key that is a list")]
    [InlineData("---\na: 1", "'---'")]
    [InlineData("a: 1\n---\nb: 1", "'---'")]
    [InlineData("a: 1\n...\n", "'...'")]
    public void What_rawops_yaml_does_not_have_is_refused(string text, string construct)
    {
        DiagnosticSink sink = new(text);

        YamlReader.Read(sink, 0, text.Length, out _);

        OpsDiagnostic found = Assert.Single(sink.ToArray());
        Assert.Equal($"{construct} is not part of rawops yaml. Write the value out.", found.Message);
    }

    [Fact]
    public void Values_stay_text()
    {
        const string Text = "{ a: no, b: 010, c: 1e-7, d: ~, e: 'x' }";

        YamlMap map = Assert.IsType<YamlMap>(YamlReader.Read(new DiagnosticSink(Text), 0, Text.Length, out _));

        Assert.Equal(["no", "010", "1e-7", "~", "x"], map.Entries.Select(entry => ((YamlScalar)entry.Value).Value));
    }

    [Fact]
    public void A_key_given_twice_names_the_line_of_the_first()
    {
        const string Text = "a: 1\nb: 2\na: 3\n";
        DiagnosticSink sink = new(Text);

        YamlReader.Read(sink, 0, Text.Length, out _);

        OpsDiagnostic found = Assert.Single(sink.ToArray()).At("ops.yaml", 10);
        Assert.Equal("ops.yaml(13,1): error ROPS1004: 'a' was already given on line 11.", DiagnosticText.Of(found));
        Assert.Equal(new LineSpan(10, 0, 10, 1), found.Related);
    }

    [Fact]
    public void Nesting_without_end_is_refused_and_not_followed()
    {
        string text = new string('[', 5000);

        YamlReader.Read(new DiagnosticSink(text), 0, text.Length, out YamlDotNet.Core.YamlException? failure);

        Assert.NotNull(failure);
    }

    public static TheoryData<string> Files() => [.. YamlFiles()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_the_repository_reads_as_YamlDotNet_reads_it(string path)
    {
        string text = Repository.Read(path);
        YamlStream stream = [];
        stream.Load(new StringReader(text));

        YamlNode? ours = YamlReader.Read(new DiagnosticSink(text), 0, text.Length, out _);

        Assert.Equal(Write(stream.Documents[0].RootNode), Write(ours!));
    }

    internal static IEnumerable<string> YamlFiles()
    {
        string folder = Path.Combine(Repository.Root, "ops");
        string[] parts = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.ops.yaml") : [];
        return parts.Order(StringComparer.Ordinal).Select(path => "ops/" + Path.GetFileName(path)).Prepend("ops.yaml");
    }

    private static string Write(YamlNode node) => node switch
    {
        YamlScalar scalar => "'" + scalar.Value + "'",
        YamlList list => "[" + string.Join(",", list.Items.Select(Write)) + "]",
        YamlMap map => "{" + string.Join(",", map.Entries.Select(entry => Write(entry.Key) + ":" + Write(entry.Value))) + "}",
        _ => "?",
    };

    private static string Write(YamlDotNet.RepresentationModel.YamlNode node) => node switch
    {
        YamlScalarNode scalar => "'" + scalar.Value + "'",
        YamlSequenceNode list => "[" + string.Join(",", list.Children.Select(Write)) + "]",
        YamlMappingNode map =>
            "{" + string.Join(",", map.Children.Select(entry => Write(entry.Key) + ":" + Write(entry.Value))) + "}",
        _ => "?",
    };
}
