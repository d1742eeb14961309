namespace RawOpsNet;

/// <summary>Names the type of a tensor's elements; the values are TensorFlow's <c>DataType</c> numbers.</summary>
/// <remarks>The quantised types, <see cref="Resource"/> and <see cref="Variant"/> have names; no kernel takes them yet.</remarks>
public enum DType : byte
{
    /// <summary>No dtype: the default of the enum, never the dtype of a tensor.</summary>
    Invalid = 0,

    /// <summary>IEEE 754 binary32; <see cref="float"/>.</summary>
    Float32 = 1,

    /// <summary>IEEE 754 binary64; <see cref="double"/>.</summary>
    Float64 = 2,

    /// <summary>Signed 32 bits; <see cref="int"/>.</summary>
    Int32 = 3,

    /// <summary>Unsigned 8 bits; <see cref="byte"/>.</summary>
    UInt8 = 4,

    /// <summary>Signed 16 bits; <see cref="short"/>.</summary>
    Int16 = 5,

    /// <summary>Signed 8 bits; <see cref="sbyte"/>.</summary>
    Int8 = 6,

    /// <summary>Byte strings of any length; <see cref="TString"/>.</summary>
    String = 7,

    /// <summary>A pair of float32: real and imaginary part; <see cref="RawOpsNet.Complex64"/>.</summary>
    Complex64 = 8,

    /// <summary>Signed 64 bits; <see cref="long"/>.</summary>
    Int64 = 9,

    /// <summary>One byte, 0 or 1; <see cref="bool"/>.</summary>
    Bool = 10,

    /// <summary>Quantised signed 8 bits.</summary>
    QInt8 = 11,

    /// <summary>Quantised unsigned 8 bits.</summary>
    QUInt8 = 12,

    /// <summary>Quantised signed 32 bits.</summary>
    QInt32 = 13,

    /// <summary>The upper half of a float32; <see cref="RawOpsNet.BFloat16"/>.</summary>
    BFloat16 = 14,

    /// <summary>Quantised signed 16 bits.</summary>
    QInt16 = 15,

    /// <summary>Quantised unsigned 16 bits.</summary>
    QUInt16 = 16,

    /// <summary>Unsigned 16 bits; <see cref="ushort"/>.</summary>
    UInt16 = 17,

    /// <summary>A pair of float64: real and imaginary part; <see cref="System.Numerics.Complex"/>.</summary>
    Complex128 = 18,

    /// <summary>IEEE 754 binary16; <see cref="Half"/>.</summary>
    Float16 = 19,

    /// <summary>A handle of a variable.</summary>
    Resource = 20,

    /// <summary>A value of any type.</summary>
    Variant = 21,

    /// <summary>Unsigned 32 bits; <see cref="uint"/>.</summary>
    UInt32 = 22,

    /// <summary>Unsigned 64 bits; <see cref="ulong"/>.</summary>
    UInt64 = 23,

    /// <summary>8-bit float of 5 exponent and 2 mantissa bits.</summary>
    Float8E5M2 = 24,

    /// <summary>8-bit float of 4 exponent and 3 mantissa bits, without infinities.</summary>
    Float8E4M3FN = 25,

    /// <summary>Signed 4 bits.</summary>
    Int4 = 29,

    /// <summary>Unsigned 4 bits.</summary>
    UInt4 = 30,
}
