using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

internal static partial class GradientFunctions
{
    // dy / |x| * x, and 0 at 0. The same as dy * Sign(x), whose own gradient would be zeros.
    internal static partial Tensor? ComplexAbsX(in ComplexAbsGradient g)
    {
        Tensor zeros = RawOps.ZerosLike(g.DY);
        Tensor upstream = RawOps.Complex(g.DY, zeros, tout: g.X.DType);
        return RawOps.Mul(RawOps.DivNoNan(upstream, RawOps.Complex(g.Y, zeros, tout: g.X.DType)), g.X);
    }

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
