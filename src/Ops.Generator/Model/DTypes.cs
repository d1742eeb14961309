namespace RawOpsNet.Generator.Model;

/// <summary>The table of dtypes.</summary>
internal static class DTypes
{
    /// <summary>The rows in the order of listing: floating, signed, unsigned, bool, complex, string, the rest.</summary>
    public static readonly EquatableArray<DTypeRow> Rows = new DTypeRow[]
    {
        new(DType.Float16, "float16", "half", 2, "global::System.Half"),
        new(DType.BFloat16, "bfloat16", "bfloat16", 2, "global::RawOpsNet.BFloat16"),
        new(DType.Float32, "float32", "float", 4, "float"),
        new(DType.Float64, "float64", "double", 8, "double"),
        new(DType.Int8, "int8", "int8", 1, "sbyte"),
        new(DType.Int16, "int16", "int16", 2, "short"),
        new(DType.Int32, "int32", "int32", 4, "int"),
        new(DType.Int64, "int64", "int64", 8, "long"),
        new(DType.UInt8, "uint8", "uint8", 1, "byte"),
        new(DType.UInt16, "uint16", "uint16", 2, "ushort"),
        new(DType.UInt32, "uint32", "uint32", 4, "uint"),
        new(DType.UInt64, "uint64", "uint64", 8, "ulong"),
        new(DType.Bool, "bool", "bool", 1, "bool"),
        new(DType.Complex64, "complex64", "complex64", 8, "global::RawOpsNet.Complex64"),
        new(DType.Complex128, "complex128", "complex128", 16, "global::System.Numerics.Complex"),
        new(DType.String, "string", "string", 0, "global::RawOpsNet.TString"),
        new(DType.QInt8, "qint8", "qint8", 1, ""),
        new(DType.QUInt8, "quint8", "quint8", 1, ""),
        new(DType.QInt16, "qint16", "qint16", 2, ""),
        new(DType.QUInt16, "quint16", "quint16", 2, ""),
        new(DType.QInt32, "qint32", "qint32", 4, ""),
        new(DType.Resource, "resource", "resource", 0, ""),
        new(DType.Variant, "variant", "variant", 0, ""),
        new(DType.Float8E5M2, "float8_e5m2", "float8_e5m2", 1, ""),
        new(DType.Float8E4M3FN, "float8_e4m3fn", "float8_e4m3fn", 1, ""),
        new(DType.Int4, "int4", "int4", 1, ""),
        new(DType.UInt4, "uint4", "uint4", 1, ""),
    };

    // Its bits follow from DType; DTypeSet needs it before the rows exist.
    internal const ulong AllMask = 0x63FF_FFFEUL;

    private static readonly Dictionary<string, DType> ByName = Rows.ToDictionary(row => row.Name, row => row.DType);

    private static readonly DTypeRow?[] ByNumber = Enumerable.Range(0, 31).Select(FindRow).ToArray();

    /// <summary>Python's name: <c>float32</c>.</summary>
    public static string Name(DType dtype) => Row(dtype).Name;

    /// <summary>The OpDef's name: <c>float</c>.</summary>
    public static string OpDefName(DType dtype) => Row(dtype).OpDefName;

    /// <summary>The C# element type, fully qualified; empty for dtypes without one.</summary>
    public static string CSharpType(DType dtype) => Row(dtype).CSharpType;

    /// <summary>The bytes of an element; 0 where it has no fixed size.</summary>
    public static int Size(DType dtype) => Row(dtype).Size;

    /// <summary>The ending of a CUDA entry: <c>f32</c>, <c>bf16</c>, <c>i64</c>, <c>c128</c>.</summary>
    public static string CudaSuffix(DType dtype) => dtype switch
    {
        DType.BFloat16 => "bf16",
        DType.Bool => "bool",
        _ => Name(dtype) switch
        {
            { } name when DTypeSet.Floats.Contains(dtype) => "f" + name.Substring("float".Length),
            { } name when DTypeSet.Complexes.Contains(dtype) => "c" + name.Substring("complex".Length),
            { } name when name.StartsWith("uint", StringComparison.Ordinal) => "u" + name.Substring("uint".Length),
            { } name when name.StartsWith("int", StringComparison.Ordinal) => "i" + name.Substring("int".Length),
            { } name => name,
        },
    };

    /// <summary>Finds a dtype by Python's name.</summary>
    public static bool TryParse(string name, out DType dtype) => ByName.TryGetValue(name, out dtype);

    /// <summary>The row of a dtype.</summary>
    public static DTypeRow Row(DType dtype) =>
        ((int)dtype < ByNumber.Length ? ByNumber[(int)dtype] : null) ?? throw new ArgumentOutOfRangeException(nameof(dtype));

    private static DTypeRow? FindRow(int number)
    {
        foreach (DTypeRow row in Rows)
        {
            if ((int)row.DType == number)
            {
                return row;
            }
        }

        return null;
    }
}
