namespace RawOpsNet.Models;

/// <summary>Writes formulas of losses, metrics and penalties in raw ops of the dtype of their tensors.</summary>
internal static class Numbers
{
    /// <summary>Makes a scalar of the dtype of a tensor.</summary>
    public static Tensor Like(Tensor tensor, double value) => RawOps.Cast(value, dstT: tensor.DType);

    /// <summary>Gives the truth the dtype of the prediction.</summary>
    public static Tensor Target(Tensor truth, Tensor prediction) =>
        truth.DType == prediction.DType ? truth : RawOps.Cast(truth, dstT: prediction.DType);

    /// <summary>Scales to Euclidean norm 1 along axes, as tf.math.l2_normalize with its epsilon 1e-12.</summary>
    public static Tensor Normalized(Tensor x, Tensor axes)
    {
        Tensor squares = RawOps.Sum(RawOps.Square(x), axes, keepDims: true);
        return RawOps.Mul(x, RawOps.Rsqrt(RawOps.Maximum(squares, Like(x, 1e-12))));
    }

    /// <summary>Limits to [minimum, maximum].</summary>
    public static Tensor Clip(Tensor x, double minimum, double maximum) =>
        RawOps.ClipByValue(x, Like(x, minimum), Like(x, maximum));
}
