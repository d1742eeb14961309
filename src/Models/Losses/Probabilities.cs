namespace RawOpsNet.Models;

/// <summary>Keeps probabilities off 0 and 1, so that their logarithms are finite.</summary>
internal static class Probabilities
{
    /// <summary>Keras' backend.epsilon().</summary>
    public const double Epsilon = 1e-7;

    /// <summary>Limits to [epsilon, 1 - epsilon].</summary>
    public static Tensor Clip(Tensor probabilities) => RawOps.ClipByValue(
        probabilities,
        RawOps.Cast(Epsilon, dstT: probabilities.DType),
        RawOps.Cast(1 - Epsilon, dstT: probabilities.DType));
}
