namespace RawOpsNet.Kernels;

internal static partial class GradientFunctions
{
    internal static partial Tensor? QrInput(in QrGradient g)
    {
        long rows = g.Input.Shape[^2];
        long columns = g.Input.Shape[^1];
        if (g.R.Shape[^2] > columns)
        {
            g.Site.Unimplemented("Qr has no gradient where full_matrices is true and input has more rows than columns.", "input");
        }

        if (rows >= columns)
        {
            return QrBackward.Square(g.Q, g.R, g.DQ, g.DR);
        }

        // A wide matrix [x, y] has R = [u, v]: x is factored as a square one, and y is q v.
        Tensor dv = QrBackward.Columns(g.DR, rows, columns - rows);
        Tensor y = QrBackward.Columns(g.Input, rows, columns - rows);
        Tensor dq = RawOps.AddV2(g.DQ, RawOps.BatchMatMulV2(y, dv, adjY: true));
        Tensor dx = QrBackward.Square(
            g.Q, QrBackward.Columns(g.R, 0, rows), dq, QrBackward.Columns(g.DR, 0, rows));
        return RawOps.ConcatV2([dx, RawOps.BatchMatMulV2(g.Q, dv)], -1);
    }
}
