using System.Text.Json;
using RawOpsNet.Checkpoints;
using RawOpsNet.Models;
using RawOpsNet.OpServices;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

public sealed class TensorFlowCheckpointTests
{
    private static readonly Checkpointed Nothing = new();

    [Theory]
    [InlineData("tf-model")]
    [InlineData("tf-graph")]
    public void Every_value_is_read(string name)
    {
        using CheckpointReader reader = CheckpointReader.Open(GoldenFiles.PathOf(name));
        JsonElement expected = GoldenFiles.Expected.GetProperty(name).GetProperty("variables");
        Assert.Equal(
            expected.EnumerateObject().Select(value => value.Name).Order(StringComparer.Ordinal),
            reader.Keys.Order(StringComparer.Ordinal));
        foreach (JsonProperty value in expected.EnumerateObject())
        {
            GoldenFiles.AssertSame(value.Value, reader.Read(value.Name), value.Name);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_model_and_its_optimizer_train_on_as_in_TensorFlow(bool isBuiltBefore)
    {
        JsonElement golden = GoldenFiles.Expected.GetProperty("tf-model");
        golden = golden.GetProperty("next_batch");
        Tensor x = Golden.Tensor(golden.GetProperty("x"));
        Tensor y = Golden.Tensor(golden.GetProperty("y"));
        Sequential model = new([new Dense(4, "relu", name: "hidden"), new Dense(2, name: "logits")]);
        Adam adam = new(0.01);
        Variable step = new(0L, name: "step");
        Checkpoint checkpoint = new(("model", model), ("optimizer", adam), ("step", step));
        if (isBuiltBefore)
        {
            model.EnsureBuilt(x.Shape);
            model.Invoke(x);
            adam.Build(model.TrainableWeights);
        }

        CheckpointStatus status = checkpoint.Restore(GoldenFiles.PathOf("tf-model"));
        Assert.Equal(3, step.Read().Item<long>());
        model.Compile(adam, new MeanSquaredError());
        using GradientTape tape = new();
        Tensor loss = new MeanSquaredError().Invoke(y, model.Invoke(x, training: true));
        adam.Minimize(loss, model.TrainableWeights, tape);
        Assert.Equal(golden.GetProperty("loss_after_restore").GetDouble(), loss.Item<float>(), 1e-6);
        status.AssertConsumed();
        Assert.Equal(4, adam.Iterations.Read().Item<long>());
        foreach ((JsonElement expected, Variable weight) in golden.GetProperty("weights_after").EnumerateArray().Zip(model.Weights))
        {
            Golden.AssertClose(Golden.Tensor(expected), weight.Read(), 1e-6, weight.Name);
        }
    }

    [Fact]
    public void Lists_dictionaries_and_every_dtype_are_restored_by_path()
    {
        GraphOfTensorFlow graph = new();
        new Checkpoint(graph).Restore(GoldenFiles.PathOf("tf-graph")).AssertConsumed();
        JsonElement expected = GoldenFiles.Expected.GetProperty("tf-graph").GetProperty("variables");
        foreach ((string path, Variable variable) in graph.NamedVariables())
        {
            GoldenFiles.AssertSame(expected.GetProperty(path + "/.ATTRIBUTES/VARIABLE_VALUE"), variable.Read(), path);
        }

        Assert.Equal(6, graph.NamedVariables().Count);
    }

    [Fact]
    public void A_block_that_Snappy_compressed_is_read_alike()
    {
        using ScratchFolder folder = new();
        string data = "tf-graph.data-00000-of-00001";
        File.Copy(GoldenFiles.PathOf(data), folder[data]);
        File.WriteAllBytes(
            folder["tf-graph.index"],
            TableBytes.WithSnappy(File.ReadAllBytes(GoldenFiles.PathOf("tf-graph.index"))));
        using CheckpointReader plain = CheckpointReader.Open(GoldenFiles.PathOf("tf-graph"));
        using CheckpointReader compressed = CheckpointReader.Open(folder["tf-graph"]);
        Assert.Equal(plain.Keys, compressed.Keys);
        Assert.All(plain.Keys, key => Assert.Equal(
            TensorAccess.Bytes(plain.Read(key)).ToArray(), TensorAccess.Bytes(compressed.Read(key)).ToArray()));
    }

    [Fact]
    public void Snappy_copies_overlap_and_lies_are_refused()
    {
        // 10 bytes: a literal "ab", then a copy of 8 from 2 back (kind 1: length - 4 in bits 2 to 4).
        Assert.Equal("ababababab"u8.ToArray(), Snappy.Expand([10, 1 << 2, (byte)'a', (byte)'b', (4 << 2) | 1, 2]));
        Assert.Throws<FormatException>(() => Snappy.Expand([10, 1 << 2, (byte)'a', (byte)'b', (4 << 2) | 1, 3]));
        Assert.Throws<FormatException>(() => Snappy.Expand([0xff, 0xff, 0xff, 0xff, 0x07, 0]));
    }

    [Fact]
    public void A_missing_data_file_is_named()
    {
        using ScratchFolder folder = new();
        File.Copy(GoldenFiles.PathOf("tf-graph.index"), folder["tf-graph.index"]);
        string message = Assert.Throws<NotFoundException>(() => CheckpointReader.Open(folder["tf-graph"])).Message;
        Assert.Contains("tf-graph.data-00000-of-00001", message, StringComparison.Ordinal);
        Assert.Contains("-1", Assert.Throws<NotFoundException>(() => new Checkpoint(Nothing).Restore(folder["x"])).Message,
            StringComparison.Ordinal);
    }

    private sealed class Checkpointed : Trackable;

    private sealed class GraphOfTensorFlow : Trackable
    {
        public Variable A { get; } = new(Tensor.Zeros([2, 3], DType.Float64));

        public Variable C { get; } = new(Tensor.Zeros([2], DType.Complex64));

        public List<Variable> Items { get; } =
            [new(Tensor.Zeros([3], DType.BFloat16)), new(Tensor.Zeros([2], DType.Float16))];

        public Dictionary<string, Variable> Table { get; } = new()
        {
            ["k"] = new(Tensor.Zeros([2], DType.Bool)),
            ["i"] = new(Tensor.Zeros([3], DType.Int32)),
        };
    }
}
