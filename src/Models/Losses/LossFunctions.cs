namespace RawOpsNet.Models;

/// <summary>
/// Computes the loss of each sample: the functions of tf.keras.losses (losses.py). Truth is given the dtype of the prediction;
/// the last dim is reduced.
/// </summary>
public static partial class LossFunctions
{
    /// <summary>Means the squares of differences.</summary>
    public static Tensor MeanSquaredError(Tensor truth, Tensor prediction) =>
        RawOps.Mean(RawOps.SquaredDifference(prediction, Numbers.Target(truth, prediction)), -1);

    /// <summary>Means the absolute differences.</summary>
    public static Tensor MeanAbsoluteError(Tensor truth, Tensor prediction) =>
        RawOps.Mean(RawOps.Abs(RawOps.Sub(prediction, Numbers.Target(truth, prediction))), -1);

    /// <summary>Means the absolute differences in percent of the truth, which counts as at least 1e-7.</summary>
    public static Tensor MeanAbsolutePercentageError(Tensor truth, Tensor prediction)
    {
        Tensor target = Numbers.Target(truth, prediction);
        Tensor size = RawOps.Maximum(RawOps.Abs(target), Numbers.Like(target, Probabilities.Epsilon));
        Tensor share = RawOps.Abs(RawOps.RealDiv(RawOps.Sub(target, prediction), size));
        return RawOps.Mul(Numbers.Like(share, 100), RawOps.Mean(share, -1));
    }

    /// <summary>Means the squares of differences of log(1 + value); values count as at least 1e-7.</summary>
    public static Tensor MeanSquaredLogarithmicError(Tensor truth, Tensor prediction) => RawOps.Mean(
        RawOps.SquaredDifference(Logarithm(prediction), Logarithm(Numbers.Target(truth, prediction))), -1);

    /// <summary>Means half the square of small differences, and delta times larger ones less half delta squared.</summary>
    /// <param name="truth">The targets.</param>
    /// <param name="prediction">What the model gave.</param>
    /// <param name="delta">Where the square becomes linear (Huber 1964).</param>
    public static Tensor Huber(Tensor truth, Tensor prediction, double delta = 1)
    {
        Tensor error = RawOps.Sub(prediction, Numbers.Target(truth, prediction));
        Tensor size = RawOps.Abs(error);
        Tensor half = Numbers.Like(error, 0.5);
        Tensor limit = Numbers.Like(error, delta);
        Tensor small = RawOps.Mul(half, RawOps.Square(error));
        Tensor large = RawOps.Sub(RawOps.Mul(limit, size), RawOps.Mul(half, RawOps.Square(limit)));
        return RawOps.Mean(RawOps.SelectV2(RawOps.LessEqual(size, limit), small, large), -1);
    }

    /// <summary>Means the logarithm of the hyperbolic cosine of differences, in the form that does not overflow.</summary>
    public static Tensor LogCosh(Tensor truth, Tensor prediction)
    {
        Tensor error = RawOps.Sub(prediction, Numbers.Target(truth, prediction));
        Tensor bend = RawOps.Softplus(RawOps.Mul(Numbers.Like(error, -2), error));
        return RawOps.Mean(RawOps.Sub(RawOps.AddV2(error, bend), Numbers.Like(error, Math.Log(2))), -1);
    }

    /// <summary>Means max(1 - truth · prediction, 0); a truth of only 0 and 1 is taken as -1 and 1.</summary>
    public static Tensor Hinge(Tensor truth, Tensor prediction) => RawOps.Mean(Margin(truth, prediction), -1);

    /// <summary>Means the squares of what <see cref="Hinge"/> means.</summary>
    public static Tensor SquaredHinge(Tensor truth, Tensor prediction) =>
        RawOps.Mean(RawOps.Square(Margin(truth, prediction)), -1);

    /// <summary>Is max(largest wrong prediction - right prediction + 1, 0) for a truth of one 1 among zeros.</summary>
    public static Tensor CategoricalHinge(Tensor truth, Tensor prediction)
    {
        Tensor target = Numbers.Target(truth, prediction);
        Tensor one = Numbers.Like(target, 1);
        Tensor right = RawOps.Sum(RawOps.Mul(target, prediction), -1);
        Tensor wrong = RawOps.Max(RawOps.Mul(RawOps.Sub(one, target), prediction), -1);
        return RawOps.Maximum(RawOps.AddV2(RawOps.Sub(wrong, right), one), Numbers.Like(target, 0));
    }

    /// <summary>Sums truth · log(truth / prediction), both limited to [1e-7, 1] (Kullback and Leibler 1951).</summary>
    public static Tensor KLDivergence(Tensor truth, Tensor prediction)
    {
        Tensor target = Numbers.Clip(Numbers.Target(truth, prediction), Probabilities.Epsilon, 1);
        Tensor given = Numbers.Clip(prediction, Probabilities.Epsilon, 1);
        return RawOps.Sum(RawOps.Mul(target, RawOps.Log(RawOps.RealDiv(target, given))), -1);
    }

    /// <summary>Means prediction - truth · log(prediction + 1e-7).</summary>
    public static Tensor Poisson(Tensor truth, Tensor prediction)
    {
        Tensor logarithm = RawOps.Log(RawOps.AddV2(prediction, Numbers.Like(prediction, Probabilities.Epsilon)));
        return RawOps.Mean(RawOps.Sub(prediction, RawOps.Mul(Numbers.Target(truth, prediction), logarithm)), -1);
    }

    /// <summary>Is minus the cosine of the angle between truth and prediction along an axis.</summary>
    public static Tensor CosineSimilarity(Tensor truth, Tensor prediction, long axis = -1) => RawOps.Neg(RawOps.Sum(
        RawOps.Mul(Numbers.Normalized(Numbers.Target(truth, prediction), axis), Numbers.Normalized(prediction, axis)), axis));

    private static Tensor Logarithm(Tensor x) => RawOps.Log(RawOps.AddV2(
        RawOps.Maximum(x, Numbers.Like(x, Probabilities.Epsilon)), Numbers.Like(x, 1)));

    private static Tensor Margin(Tensor truth, Tensor prediction)
    {
        Tensor target = Signs(Numbers.Target(truth, prediction));
        Tensor margin = RawOps.Sub(Numbers.Like(target, 1), RawOps.Mul(target, prediction));
        return RawOps.Maximum(margin, Numbers.Like(margin, 0));
    }

    // losses.py, _maybe_convert_labels: the whole batch decides.
    private static Tensor Signs(Tensor target)
    {
        Tensor one = Numbers.Like(target, 1);
        Tensor isBit = RawOps.LogicalOr(RawOps.Equal(target, Numbers.Like(target, 0)), RawOps.Equal(target, one));
        Tensor converted = RawOps.Sub(RawOps.Mul(Numbers.Like(target, 2), target), one);
        return RawOps.SelectV2(RawOps.All(isBit, Axes.All(isBit)), converted, target);
    }
}
