using RawOpsNet.Models;

namespace RawOpsNet.Tests.Training.Layers;

public sealed class AttentionLayerTests
{
    private static readonly Tensor Query = Tensor.RandomNormal([2, 3, 6], seed: 1);
    private static readonly Tensor Value = Tensor.RandomNormal([2, 4, 5], seed: 2);

    [Fact]
    public void Weights_are_shares_of_what_is_seen()
    {
        MultiHeadAttention layer = new(2, 3, valueDim: 4);
        Tensor mask = RawOps.Less(RawOps.Reshape(Tensor.Arange(4), new[] { 1, 1, 4 }), 2);
        (Tensor output, Tensor weights) = layer.Attend(Query, Value, attentionMask: mask);
        Assert.Equal([2, 3, 6], output.Shape);
        Assert.Equal([2, 2, 3, 4], weights.Shape);
        Assert.All(RawOps.Sum(weights, -1).ToArray<float>(), sum => Assert.Equal(1f, sum, 1e-5f));
        Assert.All(weights[TensorIndex.Ellipsis, 2..].ToArray<float>(), hidden => Assert.Equal(0f, hidden));
    }

    [Fact]
    public void A_causal_mask_hides_what_comes_later()
    {
        MultiHeadAttention layer = new(2, 3, useCausalMask: true);
        Tensor before = layer.Invoke(Query);
        Tensor changed = RawOps.ConcatV2([Query[.., ..2], Tensor.Zeros([2, 1, 6])], 1);
        Tensor after = layer.Invoke(changed);
        Assert.Equal(before[.., ..2].ToArray<float>(), after[.., ..2].ToArray<float>());
        Assert.NotEqual(before[.., 2].ToArray<float>(), after[.., 2].ToArray<float>());
    }

    [Fact]
    public void Keys_and_values_may_differ_in_width()
    {
        MultiHeadAttention layer = new(2, 3, outputWidth: 7);
        Tensor key = Tensor.RandomNormal([2, 4, 8], seed: 3);
        Assert.Equal([2, 3, 7], layer.Invoke(new Tensors([Query, Value, key]))[0].Shape);
        Assert.Equal([[6, 2, 3], [2, 3], [8, 2, 3], [2, 3], [5, 2, 3], [2, 3], [2, 3, 7], [7]],
            layer.Weights.Select(weight => weight.Shape.ToArray()));
    }

    [Fact]
    public void A_masked_row_trains_as_one_without_the_places()
    {
        MultiHeadAttention layer = new(1, 2);
        Tensor full = Value;
        using GradientTape tape = new();
        tape.Watch(full);
        Tensor mask = Tensor.From([true, true, false, false], [1, 1, 4]);
        Tensor loss = RawOps.Sum(layer.Attend(Query, full, attentionMask: mask).Output, new[] { 0, 1, 2 });
        Tensor gradient = tape.Gradient(loss, full)!;
        Assert.All(gradient[.., 2..].ToArray<float>(), x => Assert.Equal(0f, x));
        Assert.Contains(gradient[.., ..2].ToArray<float>(), x => x != 0);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused_by_name()
    {
        LayerAssert.Refuses("ulti_head_attention", "[2, 3]", () => new MultiHeadAttention(1, 1).Invoke(Tensor.Zeros([2, 3])));
        LayerAssert.Refuses("ulti_head_attention", "[3, 4, 5]", () => new MultiHeadAttention(1, 1).Attend(Query, Tensor.Zeros([3, 4, 5])));
        LayerAssert.Refuses("ulti_head_attention", "key has shape [2, 3, 6]", () => new MultiHeadAttention(1, 1).Attend(Query, Value, Query));
        LayerAssert.Refuses("ulti_head_attention", "numHeads is 0", () => new MultiHeadAttention(0, 1));
        LayerAssert.Refuses("ulti_head_attention", "received 4", () => new MultiHeadAttention(1, 1).Invoke(new Tensors([Query, Query, Query, Query])));
    }

    [Fact]
    public void An_embedding_trains_only_what_was_looked_up()
    {
        Embedding layer = new(5, 2, new Ones());
        Assert.Equal([1, 3, 2], layer.Invoke(new[,] { { 0f, 4, 4 } }).Shape);
        using GradientTape tape = new();
        Tensor loss = RawOps.Sum(layer.Invoke(new[,] { { 0, 4, 4 } }), new[] { 0, 1, 2 });
        Gradient gradient = tape.Gradient(loss, layer.Embeddings!)!;
        Assert.True(gradient.IsSlices);
        Assert.Equal([1f, 1, 0, 0, 0, 0, 0, 0, 2, 2], gradient.ToArray<float>());
        string message = Assert.Throws<InvalidArgumentException>(() => layer.Invoke(new[,] { { 5 } })).Message;
        Assert.Contains("embedding", message, StringComparison.Ordinal);
        Assert.Contains("5", message, StringComparison.Ordinal);
    }
}
