using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

internal static partial class GradientFunctions
{
    // dy * sign(x), with the complex sign x / |x| (TF math_grad.py, _ComplexAbsGrad).
    internal static partial Tensor? ComplexAbsX(in ComplexAbsGradient g) =>
        RawOps.Mul(RawOps.Complex(g.DY, RawOps.ZerosLike(g.DY), tout: g.X.DType), RawOps.Sign(g.X));

    // -dy / (Im x + i Re x), without a bar: TensorFlow's own convention for Angle (math_grad.py, _AngleGrad).
    internal static partial Tensor? AngleInput(in AngleGradient g)
    {
        Tensor real = RawOps.Real(g.Input, tout: g.Output.DType);
        Tensor imaginary = RawOps.Imag(g.Input, tout: g.Output.DType);
        Tensor swapped = RawOps.Reciprocal(RawOps.Complex(imaginary, real, tout: g.Input.DType));
        Tensor upstream = RawOps.Complex(g.DOutput, RawOps.ZerosLike(g.DOutput), tout: g.Input.DType);
        return RawOps.Mul(RawOps.Neg(upstream), swapped);
    }

    // Back to the source's dtype; nothing flows through integers and truth values (TF math_grad.py, _CastGrad).
    internal static partial Tensor? CastX(in CastGradient g)
    {
        DType source = g.X.DType;
        return source.IsDifferentiable && g.DY.DType.IsDifferentiable ? RawOps.Cast(g.DY, dstT: source) : null;
    }
}
