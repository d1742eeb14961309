using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Binding;

/// <summary>
/// Writes the first test that gives outputs as one line: <c>AddV2([1, 2, 3], [10, 20, 30]) == [11, 22, 33]</c>.
/// </summary>
internal static class ExampleText
{
    // A longer line helps no one in a tooltip.
    private const int Longest = 160;

    /// <summary>The line, or null where no test serves.</summary>
    public static string? Of(OpModel op, IEnumerable<TestModel> tests)
    {
        TestModel? test = tests.FirstOrDefault(candidate => candidate.Throws is null && candidate.Outputs.Count > 0
            && op.Outputs.Count > 0 && op.Outputs.All(output => candidate.Outputs.Any(entry => entry.Name == output.Name)));
        if (test is null)
        {
            return null;
        }

        IEnumerable<string> inputs = op.Inputs.Select(input => Text(Value(test.Inputs, input.Name)));
        IEnumerable<string> attrs = test.Attrs
            .Select(attr => $"{op.Attr(attr.Name)?.ParameterName ?? attr.Name}: {Text(attr.Value)}");
        string result = op.Outputs.Count == 1
            ? Text(Value(test.Outputs, op.Outputs[0].Name))
            : "(" + string.Join(", ", op.Outputs.Select(output => Text(Value(test.Outputs, output.Name)))) + ")";
        string line = $"{op.CSharpName}({string.Join(", ", inputs.Concat(attrs))}) == {result}";
        return line.Length <= Longest ? line : null;
    }

    private static TestValue? Value(EquatableArray<TestEntry> entries, string name) =>
        entries.FirstOrDefault(entry => entry.Name == name)?.Value;

    private static string Text(TestValue? value) => value switch
    {
        TestScalar { IsQuoted: true } scalar => "\"" + scalar.Text + "\"",
        TestScalar scalar => scalar.Text,
        TestList list => "[" + string.Join(", ", list.Items.Select(Text)) + "]",
        _ => "...",
    };
}
