namespace RawOpsNet.Optimizers;

/// <summary>Computes the momentum schedule of Nadam and the factors of a step that follow from it.</summary>
internal static class NadamRates
{
    /// <summary>Gives the momentum at an exponent of the schedule: beta1 (1 - 0.5 · 0.96^exponent).</summary>
    public static Tensor Momentum(Tensor beta1, Tensor exponent)
    {
        DType dtype = beta1.DType;
        Tensor fall = RawOps.Mul(Scalars.Of(0.5, dtype), RawOps.Pow(Scalars.Of(0.96, dtype), exponent));
        return RawOps.Mul(beta1, RawOps.Sub(Scalars.Of(1, dtype), fall));
    }

    /// <summary>Adds the factors of the gradient, of its mean and of the mean square to the coefficients of a step.</summary>
    /// <param name="state">Has the learning rate.</param>
    /// <param name="now">The momentum of this step, in the dtype to compute in.</param>
    /// <param name="next">The momentum of the next step.</param>
    /// <param name="productBefore">The product of the momenta of all steps before.</param>
    /// <param name="beta2Power">beta2 to the power of the step.</param>
    public static void Put(ApplyState state, Tensor now, Tensor next, Tensor productBefore, Tensor beta2Power)
    {
        DType wide = now.DType;
        Tensor one = Scalars.Of(1, wide);
        Tensor rate = Scalars.As(state.LearningRate, wide);
        Tensor product = RawOps.Mul(Scalars.As(productBefore, wide), now);
        Tensor gradientScale = RawOps.RealDiv(RawOps.Mul(rate, RawOps.Sub(one, now)), RawOps.Sub(one, product));
        Tensor meanScale = RawOps.RealDiv(RawOps.Mul(rate, next), RawOps.Sub(one, RawOps.Mul(product, next)));
        state["grad_scale"] = Scalars.As(gradientScale, state.DType);
        state["m_scale"] = Scalars.As(meanScale, state.DType);
        state["v_scale"] = Scalars.As(RawOps.Reciprocal(RawOps.Sub(one, Scalars.As(beta2Power, wide))), state.DType);
    }
}
