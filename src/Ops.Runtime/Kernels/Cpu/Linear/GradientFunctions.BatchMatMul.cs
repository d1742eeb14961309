using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Gradients of BatchMatMulV3: products in its own dtype; integers have none.</summary>
internal static partial class GradientFunctions
{
    internal static partial Tensor? BatchMatMulV3X(in BatchMatMulV3Gradient g)
    {
        if (g.X.DType != g.DOutput.DType)
        {
            return null;
        }

        Tensor y = g.Y.DType == g.DOutput.DType ? g.Y : RawOps.Cast(g.Y, g.DOutput.DType);
        Tensor d = g.AdjX
            ? RawOps.BatchMatMulV2(y, g.DOutput, adjX: g.AdjY, adjY: true)
            : RawOps.BatchMatMulV2(g.DOutput, y, adjY: !g.AdjY);
        return GradientServices.Unbroadcast(d, g.X.Shape);
    }

    internal static partial Tensor? BatchMatMulV3Y(in BatchMatMulV3Gradient g)
    {
        if (g.Y.DType != g.DOutput.DType)
        {
            return null;
        }

        Tensor x = g.X.DType == g.DOutput.DType ? g.X : RawOps.Cast(g.X, g.DOutput.DType);
        Tensor d = g.AdjY
            ? RawOps.BatchMatMulV2(g.DOutput, x, adjX: true, adjY: g.AdjX)
            : RawOps.BatchMatMulV2(x, g.DOutput, adjX: !g.AdjX);
        return GradientServices.Unbroadcast(d, g.Y.Shape);
    }
}
