using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Tests.Generator.Yaml;

/// <summary>Each character of a value is led back to the same character of the text, however the value is written.</summary>
public sealed class PositionMapTests
{
    [Theory]
    [InlineData("k: plain text")]
    [InlineData("k: select(a,\n     b,\n     c)")]
    [InlineData("k: one\n\n  two\n  three")]
    [InlineData("k: 'it''s a\n  text'")]
    [InlineData("k: \"with \\\"quotes\\\" and \\x41\"")]
    [InlineData("k: \"one\n  two\"")]
    [InlineData("k: |\n  let a = 1\n    b = 2\n\n  c = 3\n")]
    [InlineData("k: |2\n    indented\n  less\n")]
    [InlineData("k: >\n  folded\n  text\n\n  again\n")]
    [InlineData("a: 1\nk: |\n\n  after an empty line\n")]
    public void Characters_are_found_where_they_stand(string text)
    {
        YamlScalar scalar = Scalar(text, "k");

        for (int offset = 0; offset < scalar.Value.Length; offset++)
        {
            char expected = scalar.Value[offset];
            int index = PositionMap.IndexOf(text, scalar, offset);
            bool isEscape = text[index] == '\\';
            Assert.True(char.IsWhiteSpace(expected) || isEscape || text[index] == expected,
                $"'{expected}' at {offset} is led to '{text[index]}' at {index}");
        }
    }

    [Fact]
    public void Words_of_a_block_keep_their_line_and_column()
    {
        const string Text = "op: X\nbody: |\n    let a = x\n    yy = a\n";
        DiagnosticSink sink = new(Text);
        YamlScalar scalar = Scalar(Text, "body");

        int index = PositionMap.IndexOf(Text, scalar, scalar.Value.IndexOf("yy", StringComparison.Ordinal));

        Assert.Equal(new LineSpan(3, 4, 3, 6), sink.SpanOf(index, index + 2));
    }

    [Fact]
    public void The_end_of_a_value_is_led_to_the_end_of_the_text()
    {
        const string Text = "k: a + ";
        YamlScalar scalar = Scalar(Text, "k");

        Assert.Equal(6, PositionMap.IndexOf(Text, scalar, scalar.Value.Length));
    }

    private static YamlScalar Scalar(string text, string key)
    {
        YamlMap map = Assert.IsType<YamlMap>(YamlReader.Read(new DiagnosticSink(text), 0, text.Length, out _));
        return Assert.IsType<YamlScalar>(map[key]);
    }
}
