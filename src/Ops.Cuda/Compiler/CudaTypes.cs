namespace RawOpsNet.Cuda;

/// <summary>The names of dtypes in CUDA text, and what they mean to a launch.</summary>
internal static class CudaTypes
{
    /// <summary>The bytes of one access of a pack.</summary>
    public const int PackBytes = 16;

    /// <summary>What an entry of a dtype ends in.</summary>
    public static string Suffix(DType dtype) => dtype switch
    {
        DType.Float16 => "f16",
        DType.BFloat16 => "bf16",
        DType.Float32 => "f32",
        DType.Float64 => "f64",
        DType.Int8 => "i8",
        DType.Int16 => "i16",
        DType.Int32 => "i32",
        DType.Int64 => "i64",
        DType.UInt8 => "u8",
        DType.UInt16 => "u16",
        DType.UInt32 => "u32",
        DType.UInt64 => "u64",
        DType.Bool => "bool",
        DType.Complex64 => "c64",
        DType.Complex128 => "c128",
        _ => throw new UnimplementedException($"No kernel of a GPU computes with {dtype.Name}."),
    };

    /// <summary>How many elements one access moves.</summary>
    public static int PackOf(DType dtype) => PackBytes / dtype.Size;
}
