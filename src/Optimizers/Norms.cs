namespace RawOpsNet.Optimizers;

/// <summary>Reduces all elements of a tensor.</summary>
internal static class Norms
{
    /// <summary>Lists every axis of a tensor.</summary>
    public static Tensor AllAxes(Tensor values) => RawOps.Range(0, values.Shape.Rank, 1);

    /// <summary>Gives the sum of squares of all elements.</summary>
    public static Tensor SumOfSquares(Tensor values) => RawOps.Sum(RawOps.Square(values), AllAxes(values));

    /// <summary>Gives the root of the sum of squares of all elements.</summary>
    /// <remarks>Float16 cannot hold the squares, so 16 bits are widened.</remarks>
    public static Tensor Of(Tensor values)
    {
        Tensor wide = Scalars.As(values, Scalars.Wide(values.DType));
        return Scalars.As(RawOps.Sqrt(SumOfSquares(wide)), values.DType);
    }
}
