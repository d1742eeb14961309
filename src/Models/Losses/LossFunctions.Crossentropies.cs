namespace RawOpsNet.Models;

public static partial class LossFunctions
{
    /// <summary>Means binary cross entropies of which well predicted ones count less (Lin et al. 2017).</summary>
    /// <param name="truth">Labels of 0 and 1, in the shape of the predictions.</param>
    /// <param name="prediction">Probabilities, or logits.</param>
    /// <param name="applyClassBalancing">Whether ones weigh alpha and zeros 1 - alpha.</param>
    /// <param name="alpha">The weight of ones.</param>
    /// <param name="gamma">The power of what the right answer's probability lacks to 1.</param>
    /// <param name="fromLogits">Whether predictions are logits.</param>
    /// <param name="axis">The axis that the mean goes over.</param>
    public static Tensor BinaryFocalCrossentropy(
        Tensor truth,
        Tensor prediction,
        bool applyClassBalancing = false,
        double alpha = 0.25,
        double gamma = 2,
        bool fromLogits = false,
        long axis = -1)
    {
        Tensor target = Numbers.Target(truth, prediction);
        Tensor one = Numbers.Like(prediction, 1);
        Tensor other = RawOps.Sub(one, target);
        Tensor p = fromLogits ? RawOps.Sigmoid(prediction) : prediction;
        Tensor right = RawOps.AddV2(RawOps.Mul(target, p), RawOps.Mul(other, RawOps.Sub(one, p)));
        Tensor focus = RawOps.Pow(RawOps.Sub(one, right), Numbers.Like(prediction, gamma));
        Tensor losses = RawOps.Mul(focus, BinaryCrossentropies(target, prediction, fromLogits));
        if (applyClassBalancing)
        {
            Tensor ofOnes = RawOps.Mul(target, Numbers.Like(target, alpha));
            Tensor ofZeros = RawOps.Mul(other, Numbers.Like(target, 1 - alpha));
            losses = RawOps.Mul(RawOps.AddV2(ofOnes, ofZeros), losses);
        }

        return RawOps.Mean(losses, axis);
    }

    /// <summary>Sums cross entropies of classes of which well predicted ones count less (Lin et al. 2017).</summary>
    /// <param name="truth">Labels of 0 and 1, in the shape of the predictions.</param>
    /// <param name="prediction">Probabilities, scaled to a sum of 1, or logits.</param>
    /// <param name="alpha">The weight of all.</param>
    /// <param name="gamma">The power of what the right answer's probability lacks to 1.</param>
    /// <param name="fromLogits">Whether predictions are logits.</param>
    /// <param name="axis">The axis of the classes.</param>
    public static Tensor CategoricalFocalCrossentropy(
        Tensor truth, Tensor prediction, double alpha = 0.25, double gamma = 2, bool fromLogits = false, long axis = -1)
    {
        Tensor target = Axes.ToLast(Numbers.Target(truth, prediction), axis);
        Tensor values = Axes.ToLast(prediction, axis);
        Tensor p = fromLogits ? RawOps.Softmax(values) : values;
        p = Probabilities.Clip(RawOps.RealDiv(p, RawOps.Sum(p, -1, keepDims: true)));
        Tensor losses = RawOps.Neg(RawOps.Mul(target, RawOps.Log(p)));
        Tensor focus = RawOps.Pow(RawOps.Sub(Numbers.Like(p, 1), p), Numbers.Like(p, gamma));
        return RawOps.Sum(RawOps.Mul(RawOps.Mul(focus, Numbers.Like(p, alpha)), losses), -1);
    }

    // The losses before their mean, of the labels' shape.
    internal static Tensor BinaryCrossentropies(Tensor target, Tensor prediction, bool fromLogits)
    {
        if (fromLogits)
        {
            // softplus(x) - x z: the form that overflows for no logit.
            return RawOps.Sub(RawOps.Softplus(prediction), RawOps.Mul(prediction, target));
        }

        Tensor epsilon = Numbers.Like(prediction, Probabilities.Epsilon);
        Tensor one = Numbers.Like(prediction, 1);
        Tensor p = Probabilities.Clip(prediction);
        Tensor yes = RawOps.Mul(target, RawOps.Log(RawOps.AddV2(p, epsilon)));
        Tensor no = RawOps.Mul(RawOps.Sub(one, target), RawOps.Log(RawOps.AddV2(RawOps.Sub(one, p), epsilon)));
        return RawOps.Neg(RawOps.AddV2(yes, no));
    }
}
