namespace RawOpsNet.Generator.Model;

/// <summary>The dtypes; the numbers are those of TensorFlow's DataType.</summary>
internal enum DType : byte
{
    /// <summary>No dtype.</summary>
    Invalid = 0,

    /// <summary>float32.</summary>
    Float32 = 1,

    /// <summary>float64.</summary>
    Float64 = 2,

    /// <summary>int32.</summary>
    Int32 = 3,

    /// <summary>uint8.</summary>
    UInt8 = 4,

    /// <summary>int16.</summary>
    Int16 = 5,

    /// <summary>int8.</summary>
    Int8 = 6,

    /// <summary>string.</summary>
    String = 7,

    /// <summary>complex64.</summary>
    Complex64 = 8,

    /// <summary>int64.</summary>
    Int64 = 9,

    /// <summary>bool.</summary>
    Bool = 10,

    /// <summary>qint8.</summary>
    QInt8 = 11,

    /// <summary>quint8.</summary>
    QUInt8 = 12,

    /// <summary>qint32.</summary>
    QInt32 = 13,

    /// <summary>bfloat16.</summary>
    BFloat16 = 14,

    /// <summary>qint16.</summary>
    QInt16 = 15,

    /// <summary>quint16.</summary>
    QUInt16 = 16,

    /// <summary>uint16.</summary>
    UInt16 = 17,

    /// <summary>complex128.</summary>
    Complex128 = 18,

    /// <summary>float16.</summary>
    Float16 = 19,

    /// <summary>resource.</summary>
    Resource = 20,

    /// <summary>variant.</summary>
    Variant = 21,

    /// <summary>uint32.</summary>
    UInt32 = 22,

    /// <summary>uint64.</summary>
    UInt64 = 23,

    /// <summary>float8_e5m2.</summary>
    Float8E5M2 = 24,

    /// <summary>float8_e4m3fn.</summary>
    Float8E4M3FN = 25,

    /// <summary>int4.</summary>
    Int4 = 29,

    /// <summary>uint4.</summary>
    UInt4 = 30,
}
