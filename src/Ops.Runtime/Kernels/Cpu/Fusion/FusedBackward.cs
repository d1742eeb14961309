using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Differentiates what follows a fused product; it calls ops, so that second order works.</summary>
internal static class FusedBackward
{
    /// <summary>Gives the gradient of the sums, and that of the bias if it is asked for.</summary>
    /// <param name="fused">What follows the product.</param>
    /// <param name="upstream">The gradient of the output.</param>
    /// <param name="output">The output.</param>
    /// <param name="sums">Computes what the activation was applied to, where the output does not tell enough.</param>
    /// <param name="alpha">The slope below 0 of a leaky activation.</param>
    /// <param name="isSecond">Whether the channels are the second dim.</param>
    /// <param name="wantsBias">Whether the gradient of the bias is asked for.</param>
    public static (Tensor Sums, Tensor? Bias) Run(
        FusedOps fused, Tensor upstream, Tensor output, Func<Tensor> sums, float alpha, bool isSecond, bool wantsBias)
    {
        if (fused.Activation == FusedActivation.Relu && wantsBias && !isSecond)
        {
            var both = RawOps.ReluBiasAddGrad(upstream, output);
            return (both.Backprops, both.BiasGrad);
        }

        Tensor changes = Through(fused.Activation, upstream, output, sums, alpha);
        BiasAddGradDataFormat format = isSecond ? BiasAddGradDataFormat.NCHW : BiasAddGradDataFormat.NHWC;
        return (changes, wantsBias ? RawOps.BiasAddGrad(changes, format) : null);
    }

    // The output tells the slope where the activation can be turned back.
    private static Tensor Through(FusedActivation activation, Tensor upstream, Tensor output, Func<Tensor> sums, float alpha) =>
        activation switch
        {
            FusedActivation.None => upstream,
            FusedActivation.Relu => RawOps.ReluGrad(upstream, output),
            FusedActivation.Relu6 => RawOps.Relu6Grad(upstream, output),
            FusedActivation.Elu => RawOps.EluGrad(upstream, output),
            FusedActivation.LeakyRelu => RawOps.LeakyReluGrad(upstream, alpha > 0 ? output : sums(), alpha),
            FusedActivation.Tanh => RawOps.TanhGrad(output, upstream),
            FusedActivation.Sigmoid => RawOps.SigmoidGrad(output, upstream),
            FusedActivation.GeluExact => RawOps.Mul(upstream, GeluExactSlope(sums())),
            _ => RawOps.Mul(upstream, GeluApproximateSlope(sums())),
        };

    // Phi(x) + x phi(x).
    private static Tensor GeluExactSlope(Tensor x)
    {
        Tensor share = RawOps.AddV2(Like(x, 1), RawOps.Erf(RawOps.Mul(x, Like(x, Math.Sqrt(0.5)))));
        Tensor density = RawOps.Exp(RawOps.Mul(RawOps.Square(x), Like(x, -0.5)));
        return RawOps.AddV2(
            RawOps.Mul(Like(x, 0.5), share), RawOps.Mul(RawOps.Mul(x, Like(x, 1 / Math.Sqrt(2 * Math.PI))), density));
    }

    // With u = sqrt(2 / pi) (x + c x^3): (1 + tanh u) / 2 + x (1 - tanh^2 u) u' / 2.
    private static Tensor GeluApproximateSlope(Tensor x)
    {
        double root = Math.Sqrt(2 / Math.PI);
        const double Cubic = 0.044715;
        Tensor square = RawOps.Square(x);
        Tensor inner = RawOps.Mul(
            RawOps.Mul(x, Like(x, root)), RawOps.AddV2(Like(x, 1), RawOps.Mul(square, Like(x, Cubic))));
        Tensor bend = RawOps.Tanh(inner);
        Tensor slope = RawOps.Mul(Like(x, root), RawOps.AddV2(Like(x, 1), RawOps.Mul(square, Like(x, 3 * Cubic))));
        Tensor steep = RawOps.Mul(RawOps.Mul(x, RawOps.Sub(Like(x, 1), RawOps.Square(bend))), slope);
        return RawOps.Mul(Like(x, 0.5), RawOps.AddV2(RawOps.AddV2(Like(x, 1), bend), steep));
    }

    private static Tensor Like(Tensor x, double value) => GradientServices.Constant(value, x);
}
