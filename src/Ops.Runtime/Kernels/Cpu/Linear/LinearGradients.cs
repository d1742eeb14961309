using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// After TF math_grad.py (_BatchMatMulV2) and linalg_grad.py (_EinsumGrad); ops throughout, so that second order works.
internal static partial class GradientFunctions
{
    internal static partial Tensor? BatchMatMulV2X(in BatchMatMulV2Gradient g)
    {
        Tensor d = g.AdjX
            ? RawOps.BatchMatMulV2(g.Y, g.DOutput, adjX: g.AdjY, adjY: true)
            : RawOps.BatchMatMulV2(g.DOutput, g.Y, adjY: !g.AdjY);
        return GradientServices.Unbroadcast(d, g.X.Shape);
    }

    internal static partial Tensor? BatchMatMulV2Y(in BatchMatMulV2Gradient g)
    {
        Tensor d = g.AdjY
            ? RawOps.BatchMatMulV2(g.DOutput, g.X, adjX: true, adjY: g.AdjX)
            : RawOps.BatchMatMulV2(g.X, g.DOutput, adjX: !g.AdjX);
        return GradientServices.Unbroadcast(d, g.Y.Shape);
    }

    internal static partial Tensor?[] EinsumInputs(in EinsumGradient g) =>
        EinsumBackward.Run(g.Site, g.Equation, g.Inputs, g.DOutput);
}
