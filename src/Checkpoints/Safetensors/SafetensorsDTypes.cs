namespace RawOpsNet.Checkpoints;

/// <summary>Maps dtypes to the codes of safetensors files.</summary>
internal static class SafetensorsDTypes
{
    private static readonly (DType DType, string Code)[] Codes =
    [
        (DType.Float16, "F16"),
        (DType.BFloat16, "BF16"),
        (DType.Float32, "F32"),
        (DType.Float64, "F64"),
        (DType.Int8, "I8"),
        (DType.Int16, "I16"),
        (DType.Int32, "I32"),
        (DType.Int64, "I64"),
        (DType.UInt8, "U8"),
        (DType.UInt16, "U16"),
        (DType.UInt32, "U32"),
        (DType.UInt64, "U64"),
        (DType.Bool, "BOOL"),

        // Newer libraries write complex64 under this code; it is read, and written in the form that all of them read.
        (DType.Complex64, "C64"),
    ];

    public static string? CodeOf(DType dtype) =>
        dtype == DType.Complex64 ? null : Array.Find(Codes, pair => pair.DType == dtype).Code;

    public static DType Of(string? code) => Array.Find(Codes, pair => pair.Code == code).DType;
}
