namespace RawOpsNet.Models;

/// <summary>Makes labels ready for cross entropies.</summary>
internal static class Labels
{
    /// <summary>Gives labels the dtype of predictions.</summary>
    /// <exception cref="InvalidArgumentException">The shapes differ.</exception>
    public static Tensor Like(Tensor truth, Tensor prediction, string name) => truth.Shape == prediction.Shape
        ? Numbers.Target(truth, prediction)
        : throw new InvalidArgumentException(
            $"{name}: labels have shape {truth.Shape} and predictions {prediction.Shape}; they must be the same.");

    /// <summary>Moves labels of 0 and 1 towards an equal share for each class.</summary>
    public static Tensor Smooth(Tensor labels, double smoothing, long classes) => smoothing == 0
        ? labels
        : RawOps.AddV2(
            RawOps.Mul(labels, Numbers.Like(labels, 1 - smoothing)), Numbers.Like(labels, smoothing / classes));
}
