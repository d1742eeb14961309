using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Tensors;

public class TensorTests
{
    [Fact]
    public void A_scalar_converts_with_its_own_dtype()
    {
        Assert.Equal(DType.Float32, ((Tensor)1f).DType);
        Assert.Equal(DType.Float64, ((Tensor)1d).DType);
        Assert.Equal(DType.Int32, ((Tensor)1).DType);
        Assert.Equal(DType.Int64, ((Tensor)1L).DType);
        Assert.Equal(DType.Bool, ((Tensor)true).DType);
        Assert.Equal(DType.BFloat16, ((Tensor)(BFloat16)1f).DType);
        Assert.Equal(DType.Float16, ((Tensor)(Half)1f).DType);
        Assert.Equal(DType.Complex128, ((Tensor)new Complex(1, 2)).DType);
        Assert.Equal(DType.String, ((Tensor)"a").DType);
        Assert.Equal(0, ((Tensor)1f).Rank);
        Assert.Equal("grün", ((Tensor)"grün").Item<TString>().ToString());
    }

    [Fact]
    public void Arrays_of_one_to_three_dims_keep_their_order()
    {
        Tensor vector = new[] { 1f, 2f };
        Tensor matrix = new[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        Tensor cube = new long[,,] { { { 1 }, { 2 } } };
        Tensor texts = new[,] { { "a", "b" } };

        Assert.Equal([2L], vector.Shape.ToArray());
        Assert.Equal([2L, 3], matrix.Shape.ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], matrix.ToArray<int>());
        Assert.Equal([1L, 2, 1], cube.Shape.ToArray());
        Assert.Equal([new TString("a"), new TString("b")], texts.ToArray<TString>());
    }

    [Fact]
    public void Memory_is_aligned_to_a_cache_line()
    {
        int[] lengths = [0, 1, 15, 16, 17, 1000, 100_000];
        foreach (int length in lengths)
        {
            using Tensor tensor = Tensor.Zeros([length]);
            unsafe
            {
                Assert.Equal(0, (nint)TensorAccess.Pointer(tensor) % 64);
            }
        }
    }

    [Fact]
    public void Elements_are_read_with_their_own_type_alone()
    {
        Tensor tensor = new[] { 1f, 2f };

        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(() => tensor.ToArray<int>());

        Assert.Contains("float32 [2]", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidArgumentException>(() => tensor.As<double>());
        Assert.Throws<InvalidArgumentException>(() => tensor.Item<float>());
        Assert.Equal(2f, tensor.As<float>().ToArray()[1]);
    }

    [Fact]
    public void A_disposed_tensor_says_so_and_may_be_disposed_again()
    {
        Tensor tensor = new[] { 1f, 2f };
        tensor.Dispose();
        tensor.Dispose();

        FailedPreconditionException error = Assert.Throws<FailedPreconditionException>(() => tensor.ToArray<float>());

        Assert.Contains("float32 [2]", error.Message, StringComparison.Ordinal);
        Assert.Contains("disposed", error.Message, StringComparison.Ordinal);
        Assert.Throws<FailedPreconditionException>(() => TensorAccess.Read<float>(tensor).Length);
        Assert.Throws<FailedPreconditionException>(() => TensorAccess.View(tensor, [2]));
        Assert.Equal([2L], tensor.Shape.ToArray());
    }

    [Fact]
    public void A_view_shares_the_memory_and_outlives_its_source()
    {
        Tensor source = new[] { 1f, 2f, 3f, 4f };
        Tensor view = TensorAccess.View(source, [2, 2]);
        TensorAccess.Write<float>(source)[3] = 9;
        source.Dispose();

        Assert.Equal([1f, 2f, 3f, 9f], view.ToArray<float>());
        Assert.Throws<InvalidArgumentException>(() => TensorAccess.View(view, [3]));
        Assert.Equal(8, TensorAccess.ViewAs(view, [8], DType.Int16).Count);
    }

    [Fact]
    public void Ids_are_unique_over_threads()
    {
        HashSet<long> ids = [];
        Parallel.For(0, 8, _ =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                using Tensor tensor = 1f;
                lock (ids)
                {
                    Assert.True(ids.Add(tensor.Id));
                }
            }
        });
    }

    [Fact]
    public void Text_leaves_out_the_middle_past_a_thousand_elements()
    {
        int[] values = Enumerable.Range(0, 1001).ToArray();

        Assert.Equal("Tensor(int32, [1001], cpu:0) [   0    1    2 ...  998  999 1000]", ((Tensor)values).ToString());
        Assert.DoesNotContain("...", Tensor.Zeros([1000]).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_that_cannot_fit_is_refused_with_its_shape()
    {
        Assert.Throws<ResourceExhaustedException>(() => TensorAccess.Allocate([1L << 40], DType.Float64));
        Assert.Throws<ResourceExhaustedException>(() => TensorAccess.Allocate([1L << 62], DType.Float64));
        Assert.Throws<InvalidArgumentException>(() => TensorAccess.Allocate([1L << 40, 1L << 40], DType.Float64));
        Assert.Equal(0, TensorAccess.Allocate([1L << 40, 1L << 40, 0], DType.Float64).Count);
    }
}
