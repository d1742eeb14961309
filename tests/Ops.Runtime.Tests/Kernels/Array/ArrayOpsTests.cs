namespace RawOpsNet.Tests.Runtime.Kernels;

public class ArrayOpsTests
{
    [Fact]
    public void Moves_strings()
    {
        Tensor words = Strings([2, 2], "a", "b", "c", "d");
        Assert.Equal(["a", "c", "b", "d"], Texts(RawOps.Transpose(words, new[] { 1, 0 })));
        Assert.Equal(["a", "b", "a", "b", "c", "d", "c", "d"], Texts(RawOps.ConcatV2([words, words], 1)));
        Assert.Equal(["c", "d", "a", "b"], Texts(RawOps.GatherV2(words, new[] { 1, 0 }, 0)));
        Assert.Equal(["", "a", "b", "", "c", "d"], Texts(RawOps.Pad(words, new[,] { { 0, 0 }, { 1, 0 } })));
        Assert.Equal(["", "", "", ""], Texts(RawOps.ZerosLike(words)));
        Assert.Equal(["d", "b"], Texts(RawOps.StridedSlice(words, new[] { -1, 1 }, new[] { -3, 2 }, new[] { -1, 1 })));
    }

    [Fact]
    public void Takes_no_time_over_the_dims_of_nothing()
    {
        Tensor nothing = Tensor.Zeros([1L << 40, 0]);

        Assert.Equal("Tensor(float32, [1099511627776, 0], cpu:0) []", nothing.ToString());
        Assert.Equal(0, RawOps.BiasAddGrad(nothing).Count);
        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(() => RawOps.Split(1, nothing, long.MaxValue));
        Assert.StartsWith("Split: num_split is 9223372036854775807", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_sizes_that_no_tensor_can_have()
    {
        long[] huge = [1L << 40, 1L << 40];
        Tensor one = Tensor.From(new[,] { { 1f } });
        Assert.Throws<InvalidArgumentException>(() => RawOps.Fill(huge, 1f));
        Assert.Throws<InvalidArgumentException>(() => RawOps.BroadcastTo(one, huge));
        Assert.Throws<InvalidArgumentException>(() => RawOps.Tile(one, huge));
        Assert.Throws<InvalidArgumentException>(() => RawOps.Tile(Tensor.From(1f, 2f), new[] { long.MaxValue }));
        Assert.Throws<InvalidArgumentException>(() => RawOps.Pad(one, new[,] { { long.MaxValue, 0 }, { 0, long.MaxValue } }));
        Assert.Throws<InvalidArgumentException>(() => RawOps.Reshape(one, huge));
        Tensor places = RawOps.Fill(new[] { 1 << 20, 1 << 5 }, 0);
        Assert.Throws<InvalidArgumentException>(() => RawOps.OneHot(places, int.MaxValue, 1f, 0f, axis: 3));
        Assert.ThrowsAny<OpException>(() => RawOps.UnsortedSegmentSum(one, new[] { 0 }, long.MaxValue));
        Assert.Throws<InvalidArgumentException>(() => RawOps.ScatterNd(new[,] { { 0L } }, Tensor.From(1f), huge));
    }

    [Fact]
    public void Refuses_more_dims_than_a_tensor_can_have()
    {
        long[] ones = [.. Enumerable.Repeat(1L, Shape.MaxRank)];
        Tensor deep = RawOps.Reshape(1f, ones);
        Assert.Equal(Shape.MaxRank, deep.Rank);
        Assert.Equal(1f, RawOps.StridedSlice(deep, new[] { 0 }, new[] { 1 }, new[] { 1 }).ToArray<float>()[0]);
        Assert.Equal(1f, RawOps.Transpose(deep, Enumerable.Range(0, Shape.MaxRank).Reverse().ToArray()).ToArray<float>()[0]);
        Assert.Throws<InvalidArgumentException>(() => RawOps.ExpandDims(deep, 0));
        Assert.Throws<InvalidArgumentException>(() => RawOps.Pack([deep]));
        Assert.Throws<InvalidArgumentException>(() => RawOps.Reshape(1f, (long[])[.. ones, 1]));
        Assert.Throws<InvalidArgumentException>(() => RawOps.Fill((long[])[.. ones, 1], 1f));
    }

    [Fact]
    public void Reshape_works_out_a_size_of_an_empty_tensor()
    {
        Tensor empty = RawOps.Fill(new[] { 0, 3 }, 1f);
        Assert.Equal([1L, 0], RawOps.Reshape(empty, new[] { -1, 0 }).Shape.ToArray());
        Assert.Equal([0L, 5], RawOps.Reshape(empty, new[] { -1, 5 }).Shape.ToArray());
    }

    [Fact]
    public void A_view_shares_the_buffer()
    {
        Tensor x = Tensor.From(1f, 2f, 3f, 4f);
        Tensor y = RawOps.Reshape(x, new[] { 2, 2 });
        Assert.True(x.AsReadOnlySpan<float>() == y.AsReadOnlySpan<float>());
    }

    [Fact]
    public void Where_gives_as_many_columns_as_there_are_dims()
    {
        Assert.Equal([0L, 1], RawOps.Where(Tensor.From(false, false)).Shape.ToArray());
        Assert.Equal([1L, 0], RawOps.Where(true).Shape.ToArray());
        Assert.Equal([0L, 0], RawOps.Where(false).Shape.ToArray());
        Assert.Equal([1L], RawOps.Where(Tensor.From(-0f, float.NaN)).ToArray<long>());
    }

    [Fact]
    public void Bad_coordinates_are_skipped_where_the_policy_says_so()
    {
        Tensor indices = Tensor.From(new[,] { { 1 }, { 9 }, { -1 } });
        Tensor picked = RawOps.GatherNd(Tensor.From(5f, 6f), indices, badIndicesPolicy: "IGNORE");
        Assert.Equal([6f, 0, 0], picked.ToArray<float>());
        Tensor sums = RawOps.ScatterNd(indices, Tensor.From(1f, 2f, 3f), new[] { 2 }, badIndicesPolicy: "IGNORE");
        Assert.Equal([0f, 1], sums.ToArray<float>());
        Assert.Throws<InvalidArgumentException>(() => RawOps.GatherNd(Tensor.From(5f, 6f), indices, badIndicesPolicy: "SKIP"));
    }

    [Fact]
    public void A_range_without_finite_length_is_refused()
    {
        Assert.Throws<InvalidArgumentException>(() => RawOps.Range(0f, float.PositiveInfinity, 1f));
        Assert.Throws<InvalidArgumentException>(() => RawOps.Range(float.NaN, 1f, 1f));
        Assert.Throws<InvalidArgumentException>(() => RawOps.Range(0f, 1f, float.NaN));
        Assert.Equal(255, RawOps.Range((sbyte)-128, (sbyte)127, (sbyte)1).Count);
    }

    [Fact]
    public void The_shape_of_something_large_needs_int64()
    {
        Tensor empty = RawOps.Fill(new[] { 1L << 40, 0 }, 1f);
        Assert.Equal([1L << 40, 0], RawOps.Shape(empty, DType.Int64).ToArray<long>());
        Assert.Throws<InvalidArgumentException>(() => RawOps.Shape(empty));
    }

    private static Tensor Strings(long[] shape, params string[] texts) =>
        Tensor.From(Array.ConvertAll(texts, text => new TString(text)), shape);

    private static string[] Texts(Tensor tensor) => Array.ConvertAll(tensor.ToArray<TString>(), text => text.ToString());
}
