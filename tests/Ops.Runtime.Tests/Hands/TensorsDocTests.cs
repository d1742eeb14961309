namespace RawOpsNet.Tests.Hands;

/// <summary>Runs the snippets of docs/tensors.md, in its order.</summary>
public class TensorsDocTests
{
    [Fact]
    public void The_snippets_give_what_the_page_says()
    {
        Tensor grid = RawOps.Reshape(Tensor.Arange(12), new[] { 3, 4 });
        Tensor ones = Tensor.Ones([2, 3]);
        Tensor same = Tensor.FullLike(grid, 7);
        Tensor line = Tensor.Linspace(0, 1, 5);
        Tensor cube = Tensor.From(new float[2, 3, 4]);
        Assert.Equal(DType.Float32, ones.DType);
        Assert.Equal((DType.Int32, grid.Shape), (same.DType, same.Shape));
        Assert.Equal([0f, 0.25f, 0.5f, 0.75f, 1], line.ToArray<float>());
        Assert.Equal([2, 3, 4], cube.Shape.ToArray());

        Tensor x = new[] { 1f, -2f, 3f };
        Tensor y = 2 * x + 1;
        Tensor positive = x > 0;
        Assert.Equal([3f, -3, 7], y.ToArray<float>());
        Assert.Equal([true, false, true], positive.ToArray<bool>());

        Tensor row = grid[0];
        Tensor corner = grid[1..3, ^1];
        Tensor reversed = grid[.., TensorIndex.Step(-1)];
        Tensor column = grid[TensorIndex.Ellipsis, 1, TensorIndex.NewAxis];
        Tensor picked = grid[(Tensor)new[] { 2, 0 }];
        Tensor large = grid[grid > 7];
        Tensor pairs = grid[new[] { 0, -1 }, new[] { 1, 3 }];
        Assert.Equal([1, 11], pairs.ToArray<int>());
        Assert.Equal([0, 1, 2, 3], row.ToArray<int>());
        Assert.Equal([7, 11], corner.ToArray<int>());
        Assert.Equal([3, 2, 1, 0], reversed[0].ToArray<int>());
        Assert.Equal(new[,] { { 1 }, { 5 }, { 9 } }, column.ToArray2D<int>());
        Assert.Equal([8, 9, 10, 11], picked[0].ToArray<int>());
        Assert.Equal([8, 9, 10, 11], large.ToArray<int>());

        using Variable table = new(new float[3, 4]);
        table[1..3, ^1] = 5;
        table[0] += 1;
        table[table > 4] = new[] { -1f, -2f };
        Assert.Equal([1f, 1, 1, 1, 0, 0, 0, -1, 0, 0, 0, -2], table.Read().ToArray<float>());

        int first = grid[0, 0].Item<int>();
        int[] flat = grid.ToArray<int>();
        int[,] matrix = grid.ToArray2D<int>();
        int[] buffer = new int[12];
        grid.CopyTo<int>(buffer);
        Assert.Equal(0, first);
        Assert.Equal(flat, buffer);
        Assert.Equal(11, matrix[2, 3]);
    }
}
