using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

internal static partial class ShapeFunctions
{
    internal static partial Shape BatchMatMul(in BatchMatMulV2Shape s) =>
        BatchMatMul(s.Site, s.X.Shape, s.Y.Shape, s.AdjX, s.AdjY);

    private static Shape BatchMatMul(in OpSite site, Shape x, Shape y, bool adjX, bool adjY)
    {
        site.RankAtLeast(2, x, "x");
        site.RankAtLeast(2, y, "y");
        (long rows, long inner) = MatrixDims(x, adjX);
        (long other, long columns) = MatrixDims(y, adjY);
        if (inner != other)
        {
            string advice = TransposeAdvice.For(site.Op, "x", x, inner, "y", y, other);
            site.Invalid(
                "y",
                $"the inner size is {inner} in x but {other} in y; x has shape {x}, y has shape {y}, and they must agree "
                + $"there.{advice}");
        }

        Shape batch = Shapes.Broadcast(site, BatchOf(x), "the batch of x", BatchOf(y), "the batch of y");
        return new Shape([.. batch.Dims, rows, columns]);
    }

    internal static Shape BatchOf(Shape matrices) => new(matrices.Dims[..^2]);

    private static (long Rows, long Columns) MatrixDims(Shape shape, bool transposed)
    {
        long rows = shape[shape.Rank - 2];
        long columns = shape[shape.Rank - 1];
        return transposed ? (columns, rows) : (rows, columns);
    }

    internal static partial Shape Einsum(in EinsumShape s) =>
        EinsumPlan.Make(s.Site, s.Equation, ShapesOf(s.Inputs)).OutputShape;

    internal static Shape[] ShapesOf(ReadOnlySpan<Tensor> tensors)
    {
        Shape[] shapes = new Shape[tensors.Length];
        for (int i = 0; i < shapes.Length; i++)
        {
            shapes[i] = tensors[i].Shape;
        }

        return shapes;
    }
}
