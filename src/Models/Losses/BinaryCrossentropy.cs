namespace RawOpsNet.Models;

/// <summary>Means over an axis the cross entropy of yes-or-no probabilities and labels of 0 and 1.</summary>
/// <param name="fromLogits">Whether predictions are logits; otherwise they are probabilities.</param>
/// <param name="labelSmoothing">How far labels are moved towards one half, in [0, 1].</param>
/// <param name="reduction">What becomes of the losses of samples.</param>
/// <param name="name">The name.</param>
/// <param name="axis">The axis that the mean goes over.</param>
public sealed class BinaryCrossentropy(
    bool fromLogits = false,
    double labelSmoothing = 0,
    LossReduction reduction = LossReduction.SumOverBatchSize,
    string name = "binary_crossentropy",
    long axis = -1) : Loss(reduction, name)
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction)
    {
        DType dtype = prediction.DType;
        Tensor target = truth.DType == dtype ? truth : RawOps.Cast(truth, dstT: dtype);
        if (labelSmoothing != 0)
        {
            target = RawOps.AddV2(
                RawOps.Mul(target, RawOps.Cast(1 - labelSmoothing, dstT: dtype)), RawOps.Cast(labelSmoothing / 2, dstT: dtype));
        }

        return RawOps.Mean(fromLogits ? OfLogits(target, prediction) : OfProbabilities(target, prediction), axis);
    }

    // softplus(x) - x z: the form that overflows for no logit.
    private static Tensor OfLogits(Tensor target, Tensor logits) =>
        RawOps.Sub(RawOps.Softplus(logits), RawOps.Mul(logits, target));

    private static Tensor OfProbabilities(Tensor target, Tensor prediction)
    {
        DType dtype = prediction.DType;
        Tensor epsilon = RawOps.Cast(Probabilities.Epsilon, dstT: dtype);
        Tensor one = RawOps.Cast(1.0, dstT: dtype);
        Tensor p = Probabilities.Clip(prediction);
        Tensor yes = RawOps.Mul(target, RawOps.Log(RawOps.AddV2(p, epsilon)));
        Tensor no = RawOps.Mul(RawOps.Sub(one, target), RawOps.Log(RawOps.AddV2(RawOps.Sub(one, p), epsilon)));
        return RawOps.Neg(RawOps.AddV2(yes, no));
    }
}
