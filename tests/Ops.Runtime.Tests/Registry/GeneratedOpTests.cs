namespace RawOpsNet.Tests.Runtime.Registry;

public class GeneratedOpTests
{
    [Fact]
    public void Adds_a_row_to_a_matrix()
    {
        Tensor z = RawOps.AddV2(new float[,] { { 1, 2 }, { 3, 4 } }, new float[] { 10, 20 });

        Assert.Equal(new Shape(2, 2), z.Shape);
        Assert.Equal([11f, 22f, 13f, 24f], z.ToArray<float>());
    }

    [Fact]
    public void Sums_columns_and_keeps_the_axis_where_asked()
    {
        Tensor x = new float[,] { { 1, 2, 3 }, { 4, 5, 6 } };

        Assert.Equal([5f, 7f, 9f], RawOps.Sum(x, new[] { 0 }).ToArray<float>());
        Assert.Equal(new Shape(2, 1), RawOps.Sum(x, new[] { -1 }, keepDims: true).Shape);
    }

    [Fact]
    public void Multiplies_matrices()
    {
        Tensor product = RawOps.MatMul(new float[,] { { 1, 2 }, { 3, 4 } }, new float[,] { { 5, 6 }, { 7, 8 } }, transposeB: true);

        Assert.Equal([17f, 23f, 39f, 53f], product.ToArray<float>());
    }

    [Fact]
    public void Differentiates_through_broadcast_products_and_sums()
    {
        Tensor x = new float[,] { { 1, 2 }, { 3, 4 } };
        Tensor w = new float[] { 10, 20 };
        using GradientTape tape = new();
        tape.Watch(x);
        tape.Watch(w);
        Tensor y = RawOps.Sum(RawOps.Mul(x, w), new[] { 0, 1 });

        Gradient?[] gradients = tape.Gradient(y, [x, w]);

        Assert.Equal([10f, 20f, 10f, 20f], gradients[0]!.ToArray<float>());
        Assert.Equal([4f, 6f], gradients[1]!.ToArray<float>());
    }

    [Fact]
    public void Updates_a_variable_in_place()
    {
        Variable weight = new(new float[] { 1, 2 });

        RawOps.ResourceApplyGradientDescent(weight, 0.5f, new float[] { 0.2f, 0.4f });

        Assert.Equal([0.9f, 1.8f], weight.Read().ToArray<float>());
    }

    [Fact]
    public void Refuses_dtypes_that_differ_and_says_how_to_write_a_float()
    {
        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(
            () => RawOps.AddV2(new float[] { 1 }, 2, name: "bias"));

        Assert.Equal(
            "AddV2 'bias': y is int32, but x is float32; both must have one dtype. Write a number as 2f to make it float32; "
            + "RawOps.Cast(y, DType.Float32) converts a tensor.",
            error.Message);
        Assert.Equal(("AddV2", "bias", "y"), (error.Op, error.Label, error.Argument));
    }

    [Fact]
    public void Refuses_shapes_that_do_not_broadcast()
    {
        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(
            () => RawOps.AddV2(new float[] { 1, 2 }, new float[] { 1, 2, 3 }));

        Assert.Equal(
            "AddV2: x of shape [2] and y of shape [3] do not broadcast: dims are paired from the last, and dim -1 is 2 in x but 3 "
            + "in y; they must be equal, or one of them 1.",
            error.Message);
    }

    [Fact]
    public void Leaves_the_variable_as_it_was_when_an_update_is_refused()
    {
        Variable weight = new(new float[] { 1, 2 });

        Assert.Throws<InvalidArgumentException>(
            () => RawOps.ResourceApplyGradientDescent(weight, 0.5f, new float[] { 1, 2, 3 }));

        Assert.Equal([1f, 2f], weight.Read().ToArray<float>());
    }

    [Fact]
    public void Calls_an_op_by_name_with_defaults_and_either_name_of_an_input()
    {
        Tensor x = new float[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        OpDefinition sum = OpRegistry.Get("Sum");

        OpResult named = sum.Invoke(new OpArguments { ["input"] = x, ["axis"] = (Tensor)new[] { 1 }, ["keep_dims"] = true });
        OpResult byOpDef = sum.Invoke(new OpArguments { ["input"] = x, ["reduction_indices"] = (Tensor)new[] { 1 } });

        Assert.Equal(new Shape(2, 1), named["output"].Shape);
        Assert.Equal([6f, 15f], byOpDef[0].ToArray<float>());
    }

    [Fact]
    public void Refuses_an_argument_that_the_op_does_not_have()
    {
        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(
            () => OpRegistry.Get("AddV2").Invoke(new OpArguments { ["x"] = (Tensor)1f, ["y"] = (Tensor)2f, ["alpha"] = 1 }));

        Assert.StartsWith("AddV2: 'alpha' is neither an input nor an attr", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_the_op_once_where_an_input_called_by_name_is_no_tensor()
    {
        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(
            () => OpRegistry.Get("Abs").Invoke(new OpArguments { ["x"] = 1f }));

        Assert.Equal("Abs: 'x' must be a Tensor, not Single. Write (Tensor) before it.", error.Message);
    }

    [Fact]
    public void Suggests_a_name_for_an_op_that_is_not_there()
    {
        NotFoundException error = Assert.Throws<NotFoundException>(() => OpRegistry.Get("AddV"));

        Assert.Contains("Did you mean 'AddV2'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Types_an_op_by_its_tensors()
    {
        Tensor<float> x = Tensor.From([1f, 2f]).As<float>();

        Tensor<float> z = RawOps.AddV2(x, 1f);

        Assert.Equal([2f, 3f], z.Untyped.ToArray<float>());
    }
}
