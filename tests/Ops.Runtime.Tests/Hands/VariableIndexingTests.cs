namespace RawOpsNet.Tests.Hands;

/// <summary>Assignments to a part of a variable that NumPy has no word for.</summary>
public class VariableIndexingTests
{
    [Fact]
    public void A_number_takes_the_dtype_of_the_variable()
    {
        using Variable w = new(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        w[0] = 7;
        w[1, 1..] = 0.5;
        w[.., 0] += 1;
        w[w > 7] = -1f;

        Assert.Equal(new float[,] { { -1, 7, 7 }, { 5, 0.5f, 0.5f } }, w.Read().ToArray2D<float>());
        using Variable bytes = new(new byte[] { 1, 2 });
        bytes[^1] = 255;
        Assert.Equal([1, 255], bytes.Read().ToArray<byte>());
    }

    [Fact]
    public void A_value_broadcasts_and_leading_ones_fall_away()
    {
        using Variable w = new(new float[2, 3]);
        w[.., ..] = new[] { 1f, 2, 3 };
        w[1] = new float[,] { { 4, 5, 6 } };
        w[new[] { 0, 1 }, new[] { 0, 2 }] = new float[,,] { { { 9 } } };

        Assert.Equal(new float[,] { { 9, 2, 3 }, { 4, 5, 9 } }, w.Read().ToArray2D<float>());
    }

    [Fact]
    public void The_last_value_of_an_element_named_twice_stays()
    {
        using Variable w = new(new[] { 0f, 0, 0 });
        w[new[] { 1, -2, 0 }] = new[] { 1f, 2, 3 };

        Assert.Equal([3f, 2, 0], w.Read().ToArray<float>());
    }

    [Fact]
    public void A_part_may_be_assigned_from_the_variable_itself_and_snapshots_stay()
    {
        using Variable w = new(new[] { 1f, 2, 3 });
        using Tensor before = w.Read();
        w[1..] = w[..2];
        w[TensorIndex.Step(-1)] = w;

        Assert.Equal([2f, 1, 1], w.Read().ToArray<float>());
        Assert.Equal([1f, 2, 3], before.ToArray<float>());
    }

    [Fact]
    public void Typed_views_assign_too()
    {
        Variable<int> w = new Variable(new[] { 1, 2, 3 }).As<int>();
        w[1..] = 5;
        w[0] = w[1];

        Assert.Equal([5, 5, 5], w.Read().ToArray());
    }

    [Fact]
    public void An_error_names_the_variable_and_leaves_it_as_it_was()
    {
        using Variable w = new(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }, name: "w");
        using Variable counts = new(new[] { 1 }, name: "counts");

        Refuses(
            "ResourceStridedSliceAssign: index 2 (item 0) is out of range for axis 0 of size 2 of the variable 'w' "
            + "(float32 [2, 3]); it must be in [-2, 2). Write ^1 or 1 for the last.",
            () => w[2] = 0);
        Refuses(
            "ResourceStridedSliceAssign: index 3 (item 1, element 1) is out of range for axis 1 of size 3 of the variable 'w' "
            + "(float32 [2, 3]); it must be in [-3, 3). Write -1 or 2 for the last.",
            () => w[.., new[] { 0, 3 }] = 0);
        Refuses(
            "ResourceStridedSliceAssign: value has shape [2], which does not broadcast to [3], the shape of the slice.",
            () => w[0] = new[] { 1f, 2 });
        Refuses(
            "ResourceStridedSliceAssign: value has shape [3], which does not broadcast to [2, 2], the shape of the part of "
            + "variable 'w' that the brackets name.",
            () => w[.., new[] { 0, 1 }] = new[] { 1f, 2, 3 });
        Refuses(
            "ResourceStridedSliceAssign: value is int32, but the variable 'w' is float32; cast it, as in "
            + "RawOps.Cast(value, DType.Float32).",
            () => w[0] = new[] { 1, 2, 3 });
        Refuses(
            "ResourceStridedSliceAssign: value is the number 1.5, which the variable 'counts' of int32 does not hold.",
            () => counts[0] = 1.5);
        Refuses("ResourceStridedSliceAssign: value is null; pass a tensor or a number.", () => w[0] = null!);
        Assert.Equal([1f, 2, 3, 4, 5, 6], w.Read().ToArray<float>());
        Assert.Equal([1], counts.Read().ToArray<int>());
    }

    private static void Refuses(string message, Action assign) =>
        Assert.Equal(message, Assert.Throws<InvalidArgumentException>(assign).Message);
}
