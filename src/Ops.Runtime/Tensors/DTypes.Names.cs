namespace RawOpsNet;

public static partial class DTypes
{
    private static readonly DTypeNames[] Names =
    [
        new(DType.Float32, "float32", "float"), new(DType.Float64, "float64", "double"), new(DType.Int32, "int32", "int32"),
        new(DType.UInt8, "uint8", "uint8"), new(DType.Int16, "int16", "int16"), new(DType.Int8, "int8", "int8"),
        new(DType.String, "string", "string"), new(DType.Complex64, "complex64", "complex64"), new(DType.Int64, "int64", "int64"),
        new(DType.Bool, "bool", "bool"), new(DType.QInt8, "qint8", "qint8"), new(DType.QUInt8, "quint8", "quint8"),
        new(DType.QInt32, "qint32", "qint32"), new(DType.BFloat16, "bfloat16", "bfloat16"), new(DType.QInt16, "qint16", "qint16"),
        new(DType.QUInt16, "quint16", "quint16"), new(DType.UInt16, "uint16", "uint16"),
        new(DType.Complex128, "complex128", "complex128"), new(DType.Float16, "float16", "half"),
        new(DType.Resource, "resource", "resource"), new(DType.Variant, "variant", "variant"),
        new(DType.UInt32, "uint32", "uint32"), new(DType.UInt64, "uint64", "uint64"),
        new(DType.Float8E5M2, "float8_e5m2", "float8_e5m2"), new(DType.Float8E4M3FN, "float8_e4m3fn", "float8_e4m3fn"),
        new(DType.Int4, "int4", "int4"), new(DType.UInt4, "uint4", "uint4"),
    ];

    // Bytes by dtype number; 0 where an element has no fixed size (string, resource, variant, the gaps).
    private static ReadOnlySpan<byte> Sizes =>
        [0, 4, 8, 4, 1, 2, 1, 0, 8, 8, 1, 1, 1, 4, 2, 2, 2, 2, 16, 2, 0, 0, 4, 8, 1, 1, 0, 0, 0, 1, 1];

    private static DTypeNames Entry(DType dtype)
    {
        foreach (DTypeNames entry in Names)
        {
            if (entry.DType == dtype)
            {
                return entry;
            }
        }

        return new DTypeNames(dtype, "invalid", "invalid");
    }

    private readonly record struct DTypeNames(DType DType, string Name, string OpDefName);
}
