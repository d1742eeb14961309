using RawOpsNet.Testing;
using RawOpsNet.Tests.Generator.Pipeline;

namespace RawOpsNet.Tests.Generator.Emit;

public class SnapshotTests
{
    private static readonly Lazy<GeneratorRun> Runtime = new(() => GeneratorRun.Untracked(
        Directory.GetFiles(Path.Combine(Repository.Root, "ops"), "*.ops.yaml").Order(StringComparer.Ordinal)
            .Prepend(Path.Combine(Repository.Root, "ops.yaml"))
            .Select(path => ("/repo/" + Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path)))));

    [Theory]
    [InlineData("AddV2")]
    [InlineData("Sigmoid")]
    [InlineData("LogicalAnd")]
    [InlineData("Div")]
    [InlineData("Sum")]
    [InlineData("MatMul")]
    [InlineData("ConcatV2")]
    [InlineData("Reshape")]
    [InlineData("Unique")]
    [InlineData("BiasAdd")]
    [InlineData("RandomStandardNormal")]
    [InlineData("ResourceApplyGradientDescent")]
    public void An_op_is_written_as_verified(string op) => Snapshot.Match(Runtime.Value.File($"RawOps.{op}.g.cs"), op);

    [Fact]
    public void A_sparse_update_of_a_consumer_is_written_as_verified() =>
        Snapshot.Match(GeneratorRun.Of(Records.Updates).File("AcmeOps.ResourceSparseApplyStep.g.cs"), "ResourceSparseApplyStep");

    [Fact]
    public void No_generated_file_of_an_op_is_longer_than_400_lines_or_32_KB() => Assert.All(
        Runtime.Value.Result.GeneratedSources.Where(source => !source.HintName.Contains("Registry") && !source.HintName.Contains("Contracts")),
        source =>
        {
            Assert.True(source.SourceText.Lines.Count <= 401, $"{source.HintName} has {source.SourceText.Lines.Count} lines");
            Assert.True(source.SourceText.Length <= 32 * 1024, $"{source.HintName} has {source.SourceText.Length} characters");
        });
}
