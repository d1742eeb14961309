using RawOpsNet.Generator.Binding;

namespace RawOpsNet.Tests.Generator.Binding;

/// <summary>
/// Mistakes that people make: each gives one message, at the place marked § in the wrong text, that names the fix.
/// </summary>
public sealed class MistakeTests
{
    private const string Text = """
        schema: rawops/1
        namespace: Acme.Ops
        class: AcmeOps
        ops:
          - op: Blend
            summary: Returns x + alpha * y.
            docs:
              x: The left operand.
              y: The right operand.
              z: The sum.
              alpha: The scale of y.
              mode: How to round.
            inputs:
              x: T
              y: T
            outputs:
              z: T
            attrs:
              alpha: float = 1
              mode: string("up", "down") = "up"
              T: type(float32, float64)
            shape: broadcast(x, y)
            kernels:
              elementwise:
                types: [float32]
                body: z = x + alpha * exp(y)
            gradient:
              x: unbroadcast(dz, x)
              y: unbroadcast(Twice(values = dz, factor = alpha), y)
            tests:
              - attrs: { alpha: 2 }
                in:  { x: [1], y: [0] }
                out: { z: [3] }
          - op: Twice
            summary: Multiplies values by factor.
            docs:
              values: The values.
              lower: The products.
              upper: The products again.
              factor: The factor.
            inputs:
              values: T
            outputs:
              lower: T
              upper: T
            attrs:
              factor: float = 1
              T: type(float32, float64)
            shape:
              lower: same(values)
              upper: same(values)
            kernels:
              elementwise: |
                lower = factor * values
                upper = factor * values
            gradient: auto
            tests:
              - in:  { values: [1] }
                out: { lower: [1], upper: [1] }

        """;

    public static TheoryData<string, string, string> Mistakes() => new()
    {
        // Keys at each level.
        { "class: AcmeOps", "§clas: AcmeOps", "ROPS1008: 'clas' is not a key of a file. Did you mean 'class'?" },
        { "    kernels:", "    §kernls:", "ROPS1008: 'kernls' is not a key of an op. Did you mean 'kernels'?" },
        { "elementwise:", "§elementwize:", "ROPS1008: 'elementwize' is not a key of kernels. Did you mean 'elementwise'?" },
        { "types: [float32]", "§type: [float32]",
            "ROPS1008: 'type' is not a key of kernels.elementwise. Did you mean 'types'?" },
        { "        in:  {", "        §inn:  {", "ROPS1008: 'inn' is not a key of a test. Did you mean 'in'?" },

        // Names inside values.
        { "types: [float32]", "types: [§float23]", "ROPS1206: 'float23' is not a dtype, set or enum. Did you mean 'float32'?" },
        { "T: type(float32, float64)", "T: type(§flaot32, float64)",
            "ROPS1206: 'flaot32' is not a dtype, set or enum. Did you mean 'float32'?" },
        { "types: [float32]", "types: [§int32]", "ROPS1508: int32 is not allowed by 'T: " },
        { "exp(y)", "§epx(y)", "ROPS1503: 'epx' is not a function. Did you mean 'exp'?" },
        { "exp(y)", "§exp(y, x)", "ROPS1503: 'exp' takes 1 argument, not 2." },
        { "alpha * exp", "§alhpa * exp",
            "ROPS1502: 'alhpa' is not an input, output, attr or let of Blend. Did you mean 'alpha'?" },
        { "Twice(values = dz", "§Twise(values = dz",
            "ROPS1402: 'Twise' is not an op, input, output or attr. Did you mean 'Twice'?" },
        { "unbroadcast(dz, x)", "unbroadcast(§dzz, x)",
            "ROPS1402: 'dzz' is not an op, input, output or attr. Did you mean 'dz'?" },
        { "factor = alpha", "§facto = alpha", "Did you mean 'factor'?" },
        { "broadcast(x, y)", "broadcast(x, §yy)", "ROPS1302: 'yy' is not bound by an input of Blend. Did you mean 'y'?" },
        { "broadcast(x, y)", "§broadcast(x)",
            "ROPS1301: Expected 'same(x)', or two or more inputs such as 'broadcast(x, y)', here." },
        { "broadcast(x, y)", "§brodcast(x, y)", "Did you mean 'broadcast'?" },
        { "alpha: The scale", "§alpa: The scale",
            "ROPS1109: docs describes 'alpa', which Blend does not have. Did you mean 'alpha'?" },
        { "attrs: { alpha: 2 }", "attrs: { §alhpa: 2 }", "ROPS1601: 'alhpa' is not an attr of Blend. Did you mean 'alpha'?" },
        { "in:  { x: [1]", "in:  { §xx: [1]", "ROPS1601: 'xx' is not an input of Blend. Did you mean 'x'?" },
        { "      y: unbroadcast", "      §yy: unbroadcast", "Did you mean 'y'?" },

        // What is missing or given twice.
        { "    gradient: auto\n", "", "ROPS1406: Twice does not say whether it has a gradient." },
        { "      alpha: The scale of y.\n", "", "ROPS1110: 'alpha' has no line in docs." },
        { "gradient: auto", "gradient: §atuo", "ROPS1007" },
        { "      x: T\n", "      x: §U\n", "ROPS1104: 'U' is neither a dtype nor an attr of Blend; add 'U: type(...)' to its attrs." },
        { "T: type(float32, float64)", "T: type(§)", "ROPS1201" },
        { "schema: rawops/1", "schema: §rawops/2", "ROPS1010: This file says schema 'rawops/2'; this generator reads rawops/1." },

        { "schema: rawops/1\nnamespace: Acme.Ops\nclass: AcmeOps\n", "",
            "(1,1): error ROPS1009: The file needs 'schema: rawops/1', 'namespace: Acme.Ops' and 'class: AcmeOps'." },
        { "schema: rawops/1\n", "", "(1,1): error ROPS1009: The file needs 'schema: rawops/1'." },
        { "class: AcmeOps\n", "", "ROPS1009: The file needs 'class: AcmeOps'." },
        { "\nops:\n  - op: Blend", "\n  §- op: Blend", "ROPS1009: The file needs 'ops:' on a line before the first record, '- op'." },
        { "- op: Blend", "- §name: Blend", "ROPS1009: A record needs 'op'." },
        { "      y: The right operand.\n", "      y: The right operand.\n      §y: Again.\n",
            "ROPS1004: 'y' was already given on line 9." },
        { "      y: unbroadcast(Twice(values = dz, factor = alpha), y)\n", "",
            "ROPS1404: Blend has gradients, but none for 'y'. Write a formula or none." },
        { "      T: type(float32, float64)\n    shape: broadcast", "    shape: broadcast",
            "ROPS1104: 'T' is neither a dtype nor an attr of Blend; add 'T: type(...)' to its attrs." },
        { "alpha: float = 1", "alpha: §double = 1", "ROPS1206: 'double' is not a dtype, set or enum. Did you mean 'float'?" },
        { "T: type(float32, float64)", "T: type(float32, §double)",
            "ROPS1206: 'double' is not a dtype, set or enum. Did you mean 'float64'?" },
        { "alpha: float = 1", "alpha: float = §one", "ROPS1202: The default 'one' is not a float; write one such as 0.5." },
        { "    attrs:\n      alpha: float = 1\n      mode: string(\"up\", \"down\") = \"up\"\n      T: type(float32, float64)\n",
            "    attrs: { alpha: float = 1, mode: string = up, T: type(float32§, float64) }\n",
            "ROPS1013: This is not yaml: in { } a value that holds a comma must stand in quotes." },
        { "    shape: broadcast(x, y)\n", "    shape: { z: broadcast(x§, y) }\n",
            "ROPS1013: This is not yaml: in { } a value that holds a comma must stand in quotes." },
        { "      y: unbroadcast(Twice(values = dz, factor = alpha), y)\n", "      §w: unbroadcast(Twice(values = dz, factor = alpha), y)\n",
            "ROPS1112: 'w' is not an input of Blend, which has x, y." },
        { "body: z = x", "body: §w = x", "ROPS1502: 'w' is not an input, output, attr or let of Blend; a part of your own begins with 'let w ='." },
        { "out: { z: [3] }", "out: { z: §[3, 4] }", "ROPS1607: By the shape rule 'z' is [1]; the test says [2]." },
        { "x: [1], y: [0] }", "x: [[1, 2], §[3]], y: [0] }", "ROPS1602: This row has 1 entries; the others have 2." },
        { "namespace: Acme.Ops", "namespace: §RawOps.Custom",
            "ROPS1707: 'RawOps.Custom' would hide the class RawOps from code that uses both. Choose another name, such as 'Acme.Ops'." },
        { "class: AcmeOps", "class: §RawOps",
            "ROPS1707: 'RawOps' would hide the class RawOps from code that uses both. Choose another name, such as 'AcmeOps'." },
        { "gradient: auto", "gradient: §yes",
            "ROPS1007: 'gradient' takes none, auto, through, csharp(Hook), or a map with a formula for each input, not 'yes'." },

        // Habits of other languages.
        { "alpha * exp(y)", "alpha *§* exp(y)", "ROPS1501: Expected pow(x, y) in place of '**' here." },
        { "alpha * exp(y)", "alpha §^ exp(y)", "ROPS1501: Expected pow(x, y) in place of '^' here." },
        { "alpha * exp(y)", "Math.Exp§(y)", "ROPS1501: Expected exp(...) without a class here." },
        { "alpha * exp(y)", "2§f * exp(y)", "ROPS1501: Expected 2 without 'f' here." },
        { "exp(y)\n", "exp(y)§;\n", "ROPS1501: Expected the end of the line in place of ';' here." },
        { "exp(y)\n", "select(x > 0 §&& y > 0, x, y)\n", "ROPS1501: Expected 'and' in place of '&&' here." },
        { "exp(y)\n", "select(x > 0 §|| y > 0, x, y)\n", "ROPS1501: Expected 'or' in place of '||' here." },
        { "exp(y)\n", "select(§!(x > 0), x, y)\n", "ROPS1501: Expected 'not' in place of '!' here." },

        // What yaml reads otherwise.
        { "summary: Returns x + alpha", "summary: Returns§: x + alpha", "ROPS1013: This is not yaml: a value that holds ': ' must stand in quotes." },
        { "summary: Returns x + alpha", "summary: §{x} + alpha", "ROPS1013: This is not yaml: a value that begins with '{' must stand in quotes." },
        { "summary: Returns x + alpha", "summary: §[x] + alpha", "ROPS1013: This is not yaml: a value that begins with '[' must stand in quotes." },
        { "summary: Returns x + alpha", "summary: §@x + alpha", "ROPS1013: This is not yaml: a value that begins with '@' must stand in quotes." },
        { "summary: Returns x + alpha", "summary: §\"Returns\" x + alpha", "ROPS1013: This is not yaml: quotes must hold the whole value." },
        { "summary: Returns x + alpha", "summary§:Returns x + alpha", "ROPS1011: Put a space after the colon: 'summary: Returns x + alpha * y.'" },

        // Layout and brackets.
        { "      y: The right", "§\ty: The right", "ROPS1002: Indent with spaces. This line starts with a tab." },
        { "      y: The right", "     §y: The right", "ROPS1003: This line is indented by 5; its siblings by 6." },
        { "exp(y)", "exp(y§", "ROPS1501: Expected " },
        { "lower = factor * values", "lower = (factor * values", "ops.yaml(54,33): error ROPS1501: Expected ')'" },
    };

    [Fact]
    public void The_text_without_a_mistake_gives_no_message() => Assert.Empty(Messages(Text));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_gives_one_message_at_its_place_that_names_the_fix(string right, string wrong, string expected)
    {
        int at = Text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, right);
        string marked = Text[..at] + wrong + Text[(at + right.Length)..];

        string message = Assert.Single(Messages(marked.Replace("§", "", StringComparison.Ordinal)));

        Assert.Contains(expected, message, StringComparison.Ordinal);
        if (marked.IndexOf('§', StringComparison.Ordinal) is var mark and >= 0)
        {
            int line = marked[..mark].Count(c => c == '\n') + 1;
            int column = mark - marked.LastIndexOf('\n', Math.Max(0, mark - 1));
            Assert.StartsWith($"ops.yaml({line},{column}): ", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_broken_argument_does_not_hide_a_misspelt_function_or_key()
    {
        string text = Text.Replace("      x: T\n", "      x: U\n", StringComparison.Ordinal)
            .Replace("exp(y)", "epx(y)", StringComparison.Ordinal)
            .Replace("        in:  { x", "        inn:  { x", StringComparison.Ordinal);

        string[] messages = Messages(text);

        Assert.Equal(["ROPS1104", "ROPS1503", "ROPS1008"], messages.Select(message => message.Split(' ')[2].TrimEnd(':')));
    }

    [Theory]
    [InlineData("      elementwise: y = factor * x",
        "      elementwise:\n        compute: float32\n        body: y = factor * x", "ROPS1008")]
    [InlineData("    kernels:",
        "    check: { factor > 0: message }\n    kernels:", "conditions on the elements of one input, not none")]
    public void What_would_do_nothing_is_refused(string right, string wrong, string expected) => Assert.Contains(
        expected, Assert.Single(Records.Messages(Records.Bind(Records.Scale.Replace(right, wrong, StringComparison.Ordinal)))),
        StringComparison.Ordinal);

    [Fact]
    public void An_op_given_twice_and_an_output_without_a_shape_are_told_once()
    {
        string second = Records.Scale
            .Replace("      factor: The", "      w: The same.\n      factor: The", StringComparison.Ordinal)
            .Replace("      y: T\n", "      y: T\n      w: T\n", StringComparison.Ordinal)
            .Replace("elementwise: y = factor * x", "cpu: { method: Scale }", StringComparison.Ordinal)
            .Replace("    kernels:", "    shape: { y: same(x) }\n    kernels:", StringComparison.Ordinal);

        Assert.Equal(
            ["0.ops.yaml(27,9): error ROPS1102: Op 'Scale' is already declared at 0.ops.yaml(7)."],
            Records.Messages(Records.Bind(Records.Scale, Records.Scale)));
        Assert.Contains(
            "ROPS1304: Output 'w' has no shape.", Assert.Single(Records.Messages(Records.Bind(second))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_of_two_inputs_is_refused()
    {
        string text = Text.Replace("    kernels:\n      elementwise:\n        types", "    check: { x < y: x must be below y }\n"
            + "    kernels:\n      elementwise:\n        types", StringComparison.Ordinal);

        Assert.Equal(
            ["ops.yaml(23,14): error ROPS1007: 'check' takes conditions on the elements of one input, not 'x' and 'y'; "
                + "write one condition for each."],
            Messages(text));
    }

    private static string[] Messages(string text) => Records.Messages(
        OpsBinder.Bind([new OpsFile("ops.yaml", text)], default, default, CancellationToken.None));
}
