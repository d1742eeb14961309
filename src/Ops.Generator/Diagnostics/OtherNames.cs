namespace RawOpsNet.Generator.Diagnostics;

/// <summary>Names that kinds and dtypes have elsewhere.</summary>
internal static class OtherNames
{
    /// <summary>The kind of attr that a name of another language means; null where it is none.</summary>
    public static string? KindOf(string name) => name switch
    {
        "double" or "single" or "number" or "float32" or "float64" => "float",
        "integer" or "long" or "int32" or "int64" => "int",
        "boolean" => "bool",
        "str" or "text" or "enum" => "string",
        "dtype" => "type",
        _ => null,
    };

    /// <summary>The op that a name of another library means; null where it is none.</summary>
    public static string? OpOf(string name) => name switch
    {
        "Add" or "Plus" => "AddV2",
        "Multiply" or "Times" => "Mul",
        "Subtract" or "Minus" => "Sub",
        "Divide" => "RealDiv",
        "Power" => "Pow",
        "Negative" or "Negate" => "Neg",
        "ReduceSum" => "Sum",
        "ReduceMean" => "Mean",
        "ReduceMax" => "Max",
        "ReduceMin" => "Min",
        "ReduceProd" => "Prod",
        "Dot" or "Mm" => "MatMul",
        "Concat" or "Concatenate" => "ConcatV2",
        "Gather" => "GatherV2",
        "Where" => "SelectV2",
        "Stack" => "Pack",
        "Unstack" => "Unpack",
        _ => null,
    };

    /// <summary>The dtype that a name of another language means; null where it is none.</summary>
    public static string? DTypeOf(string name) => name switch
    {
        "float" or "single" => "float32",
        "double" => "float64",
        "half" => "float16",
        "int" or "integer" => "int32",
        "long" => "int64",
        "short" => "int16",
        "byte" => "uint8",
        "sbyte" => "int8",
        "boolean" => "bool",
        _ => null,
    };
}
