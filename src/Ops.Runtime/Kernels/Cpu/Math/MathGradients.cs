using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// Gradients that a formula cannot say because they branch on the dtype. They call ops, so that second order works.
internal static partial class GradientFunctions
{
    internal static partial Tensor?[] AddNInputs(in AddNGradient g)
    {
        Tensor?[] into = new Tensor?[g.Inputs.Length];
        Array.Fill(into, g.DSum);
        return into;
    }

    // z * log(x) where a power of x moves with y: x > 0, and x != 0 for complex numbers (TF math_grad.py, _PowGrad).
    internal static partial Tensor? PowY(in PowGradient g)
    {
        Tensor x = GradientServices.Conj(g.X);
        Tensor zeros = RawOps.ZerosLike(x);
        Tensor mask = x.DType.IsComplex ? RawOps.NotEqual(x, zeros) : RawOps.Greater(x, zeros);
        Tensor safe = RawOps.SelectV2(mask, x, RawOps.OnesLike(x));
        Tensor log = RawOps.SelectV2(mask, RawOps.Log(safe), zeros);
        Tensor d = RawOps.Mul(RawOps.Mul(g.DZ, GradientServices.Conj(g.Z)), log);
        return GradientServices.Unbroadcast(d, g.Y.Shape);
    }

    // 1/2 at 0, where I0e(x) - y * (sign(x) + 1 / x) is 0 / 0 (TF math_grad.py, _BesselI1eGrad).
    internal static partial Tensor? BesselI1eX(in BesselI1eGradient g)
    {
        Tensor zeros = RawOps.ZerosLike(g.X);
        Tensor isZero = RawOps.Equal(g.X, zeros);
        Tensor safe = RawOps.SelectV2(isZero, RawOps.OnesLike(g.X), g.X);
        Tensor slope = RawOps.Sub(
            RawOps.BesselI0e(safe),
            RawOps.Mul(g.Y, RawOps.AddV2(RawOps.Sign(safe), RawOps.Reciprocal(safe))));
        Tensor half = GradientServices.Constant(0.5, g.X);
        return RawOps.Mul(g.DY, RawOps.SelectV2(isZero, half, slope));
    }
}
