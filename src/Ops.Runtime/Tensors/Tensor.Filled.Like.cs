namespace RawOpsNet;

public sealed partial class Tensor
{
    /// <summary>Makes zeros in the shape of a tensor, and in its dtype unless told otherwise.</summary>
    public static Tensor ZerosLike(Tensor like, DType? dtype = null) => Zeros(Like(like).Shape, dtype ?? like.DType);

    /// <summary>Makes ones in the shape of a tensor, and in its dtype unless told otherwise.</summary>
    public static Tensor OnesLike(Tensor like, DType? dtype = null) => Ones(Like(like).Shape, dtype ?? like.DType);

    /// <summary>Repeats a number in the shape of a tensor, and in its dtype unless told otherwise.</summary>
    public static Tensor FullLike(Tensor like, double value, DType? dtype = null) =>
        Full(Like(like).Shape, value, dtype ?? like.DType);

    /// <summary>Draws from a normal distribution in the shape and dtype of a tensor.</summary>
    public static Tensor RandomNormalLike(Tensor like, double mean = 0, double stddev = 1, long? seed = null) =>
        RandomNormal(Like(like).Shape, mean, stddev, like.DType, seed);

    /// <summary>Draws evenly from an interval in the shape and dtype of a tensor.</summary>
    public static Tensor RandomUniformLike(Tensor like, double minimum = 0, double maximum = 1, long? seed = null) =>
        RandomUniform(Like(like).Shape, minimum, maximum, like.DType, seed);

    private static Tensor Like(Tensor? like) =>
        like ?? throw new InvalidArgumentException("like is null; it gives the shape and the dtype.", argument: "like");
}
