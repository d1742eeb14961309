using System.IO.Compression;
using System.Text.Json;
using RawOpsNet.Generator.MissingOps;

namespace RawOpsNet.Tests.Generator.MissingOps;

/// <summary>Holds the list of TensorFlow's ops to the recorded definitions and to the registry.</summary>
public sealed class TensorFlowOpsTests
{
    [Fact]
    public void The_list_has_every_op_of_the_recorded_definitions_and_no_other()
    {
        using Stream file = File.OpenRead(Path.Combine(Repository.Root, "tests", "golden", "opdefs.json.gz"));
        using GZipStream text = new(file, CompressionMode.Decompress);
        using JsonDocument recorded = JsonDocument.Parse(text);

        Assert.Equal(
            recorded.RootElement.GetProperty("ops").EnumerateArray().Select(op => op.GetProperty("op").GetString())
                .Order(StringComparer.Ordinal),
            TensorFlowOps.All.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_op_that_is_there_is_not_listed_as_one_that_will_not_be() => Assert.Empty(
        OpRegistry.All.Where(op => TensorFlowOps.All.TryGetValue(op.Name, out TensorFlowOp? listed) && listed.Reason is not null)
            .Select(op => op.Name));

    [Fact]
    public void An_op_to_use_instead_is_planned_itself() => Assert.All(
        TensorFlowOps.All.Values.Where(op => op.Instead is not null),
        op => Assert.Null(TensorFlowOps.All[op.Instead!].Reason));

    [Fact]
    public void Reasons_are_sentences() => Assert.All(
        TensorFlowOps.All.Values.Select(op => op.Reason).OfType<string>().Distinct(),
        reason => Assert.EndsWith(".", reason, StringComparison.Ordinal));
}
