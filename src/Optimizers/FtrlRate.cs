namespace RawOpsNet.Optimizers;

/// <summary>Computes what both Ftrl optimizers do with their learning rate beside handing it to the op.</summary>
internal static class FtrlRate
{
    /// <summary>Gives l2 + beta / (2 lr), the penalty that the op is to be given.</summary>
    /// <exception cref="InvalidArgumentException">
    /// The rate is 0: the rule divides by it, and every variable would be NaN.
    /// </exception>
    public static Tensor WithBeta(Optimizer optimizer, Tensor l2, Tensor beta, Tensor learningRate)
    {
        DType wide = beta.DType;
        Tensor rate = Scalars.As(learningRate, wide);
        if (RawOps.Cast(rate, dstT: DType.Float64).Item<double>() == 0)
        {
            throw new InvalidArgumentException(
                $"{optimizer.Name}: the learning rate of this step is 0, and Ftrl divides by it; begin a warm-up above 0.");
        }

        Tensor share = RawOps.RealDiv(beta, RawOps.Mul(Scalars.Of(2, wide), rate));
        return Scalars.As(RawOps.AddV2(Scalars.As(l2, wide), share), l2.DType);
    }
}
