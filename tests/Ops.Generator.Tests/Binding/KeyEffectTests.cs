using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Model;
using RawOpsNet.Tests.Generator.Pipeline;

namespace RawOpsNet.Tests.Generator.Binding;

/// <summary>
/// A key that validates and does nothing is worse than none: each changes what is generated or tested, or is told.
/// </summary>
public sealed class KeyEffectTests
{
    public static TheoryData<string> Keys() => [.. KeyEffects.All.Select(effect => effect.ToString()).Distinct()];

    [Fact]
    public void Every_key_of_the_tables_has_a_case()
    {
        string[] keys =
        [
            .. Tables(KeyTables.File).SelectMany(table => table.Rows.Select(row => $"{row.Name} of {table.Place}")).Distinct(),
        ];

        Assert.InRange(keys.Length, 75, int.MaxValue);
        Assert.Empty(keys.Except(Keys().Select((object[] row) => (string)row[0])));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_changes_what_is_made_of_the_record_or_is_told(string key) => Assert.All(
        KeyEffects.All.Where(effect => effect.ToString() == key),
        effect => Assert.NotEqual(Outcome(effect.Before), Outcome(effect.After)));

    [Fact]
    public void The_records_of_the_cases_have_no_mistakes() => Assert.All(
        KeyEffects.All.Select(effect => effect.Before).Distinct(),
        text => Assert.Equal([], Bind(text).Diagnostics
            .Where(found => found.Rule.Id is not "ROPS1510").Select(DiagnosticText.Of)));

    // What is generated, the messages, and the tests that the test project runs.
    private static string Outcome(string text)
    {
        GeneratorRun run = GeneratorRun.Untracked([("/repo/acme.ops.yaml", text), KeyEffects.Cuda]);
        BoundFiles bound = Bind(text);
        return string.Join('\n',
        [
            .. run.Result.GeneratedSources.Select(source => source.HintName + "\n" + Written(source.SourceText.ToString())),
            .. bound.Diagnostics.Select(DiagnosticText.Of),
            .. bound.Ops.SelectMany(op => op.Op.Tests.Tests).Select(ExampleOf),
        ]);
    }

    // The signatures for consumers repeat the record, whether or not anything is made of it.
    private static string Written(string code) => string.Join(
        '\n', code.Split('\n').Where(line => !line.Contains("OpSignatures(", StringComparison.Ordinal)));

    private static string ExampleOf(TestModel test) => string.Join(' ',
        test.Name, Text(test.Types), Text(test.Attrs), Text(test.Inputs), Text(test.Outputs), test.Tolerance, test.Throws,
        test.GradCheck, test.Repeatable, Text(test.Stats), Text(test.Devices));

    private static string Text<T>(IEnumerable<T> items) => $"[{string.Join(", ", items)}]";

    private static BoundFiles Bind(string text) => OpsBinder.Bind(
        [new OpsFile("acme.ops.yaml", text)], default, new CudaSource[] { new(KeyEffects.Cuda.Path, KeyEffects.Cuda.Text) },
        CancellationToken.None);

    private static IEnumerable<KeyTable> Tables(KeyTable table) =>
        table.Rows.Select(row => row.Keys).OfType<KeyTable>().SelectMany(Tables).Prepend(table).Distinct();
}
