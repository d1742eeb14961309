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

    /// <summary>Converts a scalar, where its dtype is another.</summary>
    public static Tensor As(Tensor value, DType dtype) => value.DType == dtype ? value : RawOps.Cast(value, dstT: dtype);
}
