namespace RawOpsNet.Tests.Hands;

public class TensorIndexingTests
{
    // [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]
    private static readonly Tensor Grid = RawOps.Reshape(Tensor.Arange(12), new[] { 3, 4 });

    [Fact]
    public void An_integer_takes_its_dim_out()
    {
        Assert.Equal([0, 1, 2, 3], Grid[0].ToArray<int>());
        Assert.Equal([8, 9, 10, 11], Grid[-1].ToArray<int>());
        Assert.Equal(7, Grid[1, ^1].Item<int>());
        Assert.Equal(Shape.Scalar, Grid[2, 0].Shape);
        Assert.Equal(new[] { 3, 7, 11 }, Grid[.., ^1].ToArray<int>());
    }

    [Fact]
    public void Ranges_cut_and_stride_and_are_moved_to_the_ends()
    {
        Assert.Equal(new[,] { { 5, 6 }, { 9, 10 } }, Grid[1..3, 1..^1].ToArray2D<int>());
        Assert.Equal([3, 4], Grid[0..99].Shape.ToArray());
        Assert.Equal([0, 4], Grid[2..1].Shape.Concat([]).ToArray());
        Assert.Equal([0, 2], Grid[0, TensorIndex.Step(2)].ToArray<int>());
        Assert.Equal([3, 2, 1, 0], Grid[0, TensorIndex.Step(-1)].ToArray<int>());
        Assert.Equal([2, 1], Grid[0, TensorIndex.Step(1..3, -1)].ToArray<int>());
        Assert.Equal([2, 1, 0], Grid[0, TensorIndex.Step(..3, -1)].ToArray<int>());
        Assert.Equal([3, 1], Grid[0, TensorIndex.Slice(null, 0, -2)].ToArray<int>());
        Assert.Equal([2, 3], Grid[0, TensorIndex.Slice(-2, null)].ToArray<int>());
    }

    [Fact]
    public void New_axes_and_the_ellipsis_find_their_place()
    {
        Assert.Equal([1, 3, 4], Grid[TensorIndex.NewAxis].Shape.ToArray());
        Assert.Equal([3, 4, 1], Grid[TensorIndex.Ellipsis, TensorIndex.NewAxis].Shape.ToArray());
        Assert.Equal([3, 1, 2], Grid[.., TensorIndex.NewAxis, ..2].Shape.ToArray());
        Assert.Equal([1, 5, 9], Grid[TensorIndex.Ellipsis, 1].ToArray<int>());
    }

    [Fact]
    public void A_tensor_of_integers_gathers()
    {
        Tensor rows = new[] { 2, 0 };

        Assert.Equal(new[,] { { 8, 9, 10, 11 }, { 0, 1, 2, 3 } }, Grid[rows].ToArray2D<int>());
        Assert.Equal(new[,] { { 6, 4 }, { 10, 8 } }, Grid[1.., rows].ToArray2D<int>());
        Tensor square = RawOps.Reshape(new[] { 0, 1, 2, 0 }, new[] { 2, 2 });
        Assert.Equal([1, 2, 2, 4], Grid[TensorIndex.NewAxis, square].Shape.ToArray());
    }

    [Fact]
    public void A_tensor_of_bools_takes_where_it_is_true()
    {
        Assert.Equal([8, 9, 10, 11], Grid[Grid > 7].ToArray<int>());
        Assert.Equal(new[,] { { 0, 1, 2, 3 }, { 8, 9, 10, 11 } }, Grid[(Tensor)new[] { true, false, true }].ToArray2D<int>());
        Assert.Equal(new[,] { { 1 }, { 5 }, { 9 } }, Grid[.., (Tensor)new[] { false, true, false, false }].ToArray2D<int>());
        Assert.Equal(0, Grid[Grid > 99].Count);
    }

    [Fact]
    public void Tapes_follow_slices_gathers_and_masks()
    {
        using Variable w = new(new[] { 1f, 2, 3, 4 });
        using GradientTape tape = new();
        Tensor x = w;
        Tensor loss = RawOps.Sum(x[1..3] * 10, 0) + x[^1] + RawOps.Sum(x[(Tensor)new[] { 0, 0 }], 0)
            + RawOps.Sum(x[x > 2] * 100, 0);

        Assert.Equal([2f, 10, 110, 101], tape.Gradient(loss, w)!.ToArray<float>());
    }

    [Fact]
    public void What_lies_outside_or_does_not_go_together_is_refused()
    {
        Tensor rows = new[] { 2, 0 };

        Assert.Equal(
            "StridedSlice: index 4 (item 1) is out of range for axis 1 of size 4 of the int32 tensor of shape [3, 4]; "
            + "it must be in [-4, 4). Write ^1 or 3 for the last.",
            Assert.Throws<InvalidArgumentException>(() => Grid[0, 4]).Message);
        Refuses("the items between the brackets name 3 dims, but it has rank 2.", () => Grid[0, 0, 0]);
        Refuses("there are two ellipses", () => Grid[TensorIndex.Ellipsis, TensorIndex.Ellipsis]);
        Refuses("index tensors of shapes [2] and [3] do not broadcast", () => Grid[rows, new[] { 0, 1, 2 }]);
        Refuses("index -4 (item 0, element 1) is out of range for axis 0 of size 3", () => Grid[new[] { 0, -4 }]);
        Refuses("index 4 (item 1, element 0) is out of range for axis 1 of size 4", () => Grid[rows, new[] { 4 }]);
        Refuses("a float32 tensor cannot index", () => Grid[(Tensor)new[] { 1f }]);
        Refuses("has shape [2], but the dims that it masks, from axis 0, are [3].", () => Grid[(Tensor)new[] { true, false }]);
        Refuses("The index ^0 lies past the end", () => Grid[^0]);
        Refuses("The step of a slice is 0", () => Grid[TensorIndex.Step(0)]);
        Refuses("index 0 (item 0) is out of range for axis 0 of size 0", () => Tensor.Zeros([0])[0]);
    }

    private static void Refuses(string why, Func<Tensor> read) =>
        Assert.Contains(why, Assert.Throws<InvalidArgumentException>(() => read()).Message, StringComparison.Ordinal);
}
