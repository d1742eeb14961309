namespace RawOpsNet.Tests.Runtime.Gradients;

/// <summary>Gradients that flow to variables, against differences.</summary>
public class VariableGradientTests
{
    private static readonly double[] Values = [1, -2, 3, 0.5, 4, -1];

    [Fact]
    public void The_gradient_of_a_read_agrees_with_central_differences() =>
        AssertAgrees(variable => RawOps.ReadVariableOp(variable.Handle, DType.Float64));

    [Theory]
    [InlineData(new[] { 2, 0 })]
    [InlineData(new[] { 1, 1, 1 })]
    [InlineData(new int[0])]
    public void The_gradient_of_gathered_rows_agrees_with_central_differences(int[] rows) =>
        AssertAgrees(variable => RawOps.ResourceGather(variable.Handle, rows));

    [Fact]
    public void The_gradient_of_gathered_elements_agrees_with_central_differences() =>
        AssertAgrees(variable => RawOps.ResourceGatherNd(variable.Handle, new[,] { { 2, 0 }, { 0, 1 }, { 2, 0 } }));

    // The op's square, so that the second use of a row shows.
    private static void AssertAgrees(Func<Variable, Tensor> op)
    {
        Tensor start = Tensor.From(Values, [3, 2]);
        using Variable variable = new(start);
        using GradientTape tape = new();
        Tensor[] outputs = [RawOps.Square(op(variable))];
        Tensor gradient = tape.Gradient(outputs, [variable], Weights.Of(outputs))[0]!.Dense();

        Assert.Null(CentralDifferences.Differ(
            points =>
            {
                variable.Assign(points[0]);
                return [RawOps.Square(op(variable))];
            },
            [start],
            [gradient]));
    }
}
