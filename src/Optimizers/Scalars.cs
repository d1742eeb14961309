namespace RawOpsNet.Optimizers;

/// <summary>Makes scalar tensors of a dtype.</summary>
internal static class Scalars
{
    /// <summary>Makes a scalar of a number.</summary>
    public static Tensor Of(double value, DType dtype) => dtype switch
    {
        DType.Float32 => (float)value,
        DType.Float64 => value,
        _ => RawOps.Cast(value, dstT: dtype),
    };

    /// <summary>Makes a scalar on a device, for ops that combine it with tensors there.</summary>
    public static Tensor Of(double value, DType dtype, Device device) => Of(value, dtype).To(device);

    /// <summary>
    /// Makes a scalar of a decay; one below 1 stays below 1: bfloat16 rounds 0.999 to 1, and 1 - decay to a divisor of 0.
    /// </summary>
    public static Tensor OfDecay(double value, DType dtype) => value >= 1 ? Of(value, dtype) : dtype switch
    {
        DType.BFloat16 => Of(Math.Min(value, 1 - Math.ScaleB(1, -8)), dtype),
        DType.Float16 => Of(Math.Min(value, 1 - Math.ScaleB(1, -11)), dtype),
        _ => Of(value, dtype),
    };

    /// <summary>
    /// Makes a scalar of what keeps a divisor from zero; a positive one stays positive: float16 rounds 1e-8 to 0.
    /// </summary>
    public static Tensor OfGuard(double value, DType dtype) =>
        dtype == DType.Float16 && value > 0 ? Of(Math.Max(value, Math.ScaleB(1, -24)), dtype) : Of(value, dtype);

    /// <summary>Gives the dtype to compute coefficients in: float32 for 16 bits, else the same.</summary>
    public static DType Wide(DType dtype) => dtype is DType.Float16 or DType.BFloat16 ? DType.Float32 : dtype;

    /// <summary>Converts a scalar, where its dtype is another.</summary>
    public static Tensor As(Tensor value, DType dtype) => value.DType == dtype ? value : RawOps.Cast(value, dstT: dtype);
}
