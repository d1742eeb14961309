namespace RawOpsNet.Tests.Runtime.Kernels;

public class GatherGradientTests
{
    [Fact]
    public void Rows_of_a_table_have_a_gradient_of_rows()
    {
        Tensor table = RawOps.Reshape(RawOps.Range(0f, 12f, 1f), new[] { 4, 3 });
        using GradientTape tape = new();
        tape.Watch(table);
        Tensor picked = RawOps.GatherV2(table, new[,] { { 2, 0 }, { 2, 3 } }, 0);
        Gradient gradient = tape.Gradient(picked, table)!;
        Assert.True(gradient.IsSlices);
        Assert.Equal([2, 0, 2, 3], gradient.Slices!.Indices.ToArray<int>());
        Assert.Equal([4L, 3], gradient.Slices.DenseShape.ToArray());
        Assert.Equal([1f, 1, 1, 0, 0, 0, 2, 2, 2, 1, 1, 1], gradient.ToArray<float>());
    }

    [Fact]
    public void Indices_of_sixteen_bits_have_a_gradient_too()
    {
        Tensor table = new float[,] { { 1, 2 }, { 3, 4 } };
        using GradientTape tape = new(persistent: true);
        tape.Watch(table);
        Tensor rows = RawOps.GatherV2(table, new short[] { 1, 1 }, 0);
        Tensor elements = RawOps.GatherNd(table, new short[,] { { 0, 1 }, { 1, 0 } });

        Assert.Equal([0f, 0, 2, 2], tape.Gradient(rows, table)!.ToArray<float>());
        Assert.Equal([0f, 1, 1, 0], tape.Gradient(elements, table)!.ToArray<float>());
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    public void Is_the_sum_of_what_was_picked_for_any_axis_and_batch(int axis, int batchDims)
    {
        Random random = new(4);
        Tensor table = RawOps.Reshape(RawOps.Range(0d, 60d, 1d), new[] { 3, 4, 5 });
        int[] shape = batchDims == 0 ? [2, 2] : [3, 2];
        int[] places = [.. Enumerable.Range(0, shape[0] * shape[1]).Select(_ => random.Next((int)table.Shape[axis]))];
        Tensor indices = RawOps.Reshape(places, shape);
        using GradientTape tape = new(persistent: true);
        tape.Watch(table);
        Tensor picked = RawOps.GatherV2(table, indices, axis, batchDims);
        Tensor weights = RawOps.Reshape(RawOps.Range(1d, picked.Count + 1d, 1d), picked.Shape.ToArray());
        double[] gradient = tape.Gradient(picked, table, weights)!.ToArray<double>();

        // Every element is its own number, so that the picked values tell where each came from.
        double[] expected = new double[60];
        foreach ((double from, double weight) in picked.ToArray<double>().Zip(weights.ToArray<double>()))
        {
            expected[(int)from] += weight;
        }

        Assert.Equal(expected, gradient);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void Has_a_gradient_of_its_own(int axis)
    {
        Tensor table = Tensor.From(new[,] { { 1d, 2 }, { 3, 4 } });
        using GradientTape outer = new();
        outer.Watch(table);
        Tensor first;
        using (GradientTape inner = new())
        {
            inner.Watch(table);
            Tensor picked = RawOps.GatherV2(table, new[] { 1, 1 }, axis);
            first = inner.Gradient(RawOps.Mul(picked, RawOps.Mul(picked, picked)), table)!.Dense();
        }

        // The sum of 2 p³ by p: 6 p² first, 12 p then.
        double[] second = outer.Gradient(first, table)!.ToArray<double>();
        Assert.Equal(axis == 1 ? [0, 24, 0, 48] : [0d, 0, 36, 48], second);
    }

    [Fact]
    public void A_dropped_slice_has_no_gradient()
    {
        Tensor data = Tensor.From(1f, 2f, 3f);
        using GradientTape tape = new();
        tape.Watch(data);
        Tensor sums = RawOps.UnsortedSegmentSum(data, new[] { 1, -1, 0 }, 2);
        Assert.Equal([5f, 0, 7], tape.Gradient(sums, data, Tensor.From(7f, 5f))!.ToArray<float>());
    }

    [Fact]
    public void A_variable_has_a_gradient_of_rows()
    {
        using Variable table = new(Tensor.From(new[,] { { 1f, 2 }, { 3, 4 }, { 5, 6 } }));
        using GradientTape tape = new();
        Tensor picked = RawOps.ResourceGather(table, new[] { 2, 2 });
        Gradient gradient = tape.Gradient(picked, table)!;
        Assert.True(gradient.IsSlices);
        Assert.Equal([0f, 0, 0, 0, 2, 2], gradient.ToArray<float>());
    }

    [Fact]
    public void PreventGradient_says_why_there_is_none()
    {
        Tensor x = Tensor.From(1f);
        using GradientTape tape = new();
        tape.Watch(x);
        Tensor y = RawOps.PreventGradient(x, message: "the table is frozen");
        OpException error = Assert.ThrowsAny<OpException>(() => tape.Gradient(y, x));
        Assert.Contains("the table is frozen", error.Message, StringComparison.Ordinal);
    }
}
