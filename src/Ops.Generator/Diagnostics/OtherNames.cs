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
        "float" or "single" or "Single" or "f32" or "fp32" => "float32",
        "double" or "Double" or "f64" or "fp64" => "float64",
        "half" or "Half" or "f16" or "fp16" => "float16",
        "bf16" => "bfloat16",
        "int" or "integer" or "i32" or "s32" => "int32",
        "long" or "i64" or "s64" => "int64",
        "short" or "i16" => "int16",
        "byte" or "u8" => "uint8",
        "sbyte" or "i8" => "int8",
        "ushort" or "u16" => "uint16",
        "uint" or "u32" => "uint32",
        "ulong" or "u64" => "uint64",
        "boolean" or "b1" => "bool",
        "str" => "string",
        "c64" or "complex" => "complex64",
        "c128" => "complex128",
        _ => null,
    };

    /// <summary>Whether a name means a tensor as other languages type one.</summary>
    public static bool IsTensor(string name) => name is "Tensor" or "tensor" or "TTensor" or "array" or "Array" or "ndarray";

    /// <summary>true or false as yaml 1.1, Python and C write it; null for other words.</summary>
    public static string? BoolOf(string text) => text switch
    {
        "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "1" or "y" => "true",
        "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "0" or "n" => "false",
        _ => null,
    };

    /// <summary>The allowed text that was meant: the same in other letters, or the nearest; null where none is near.</summary>
    public static string? TextOf(string text, IEnumerable<string> allowed) =>
        allowed.FirstOrDefault(one => string.Equals(one, text, StringComparison.OrdinalIgnoreCase))
            ?? Suggestions.Nearest(text, allowed);

    /// <summary>The function of kernels that a name of another language means; null where it is none.</summary>
    public static string? FunctionOf(string name) => name switch
    {
        "if" or "where" or "iif" or "cond" or "ifelse" => "select",
        "power" => "pow",
        "fabs" or "absolute" => "abs",
        "ln" => "log",
        "maximum" or "fmax" => "max",
        "minimum" or "fmin" => "min",
        "logistic" => "sigmoid",
        "clamp" => "clip",
        "mod" or "fmod" => "floormod",
        "arcsin" => "asin",
        "arccos" => "acos",
        "arctan" => "atan",
        "arctan2" => "atan2",
        "isnan" => "is_nan",
        "isinf" => "is_inf",
        "isfinite" => "is_finite",
        "negative" or "neg" => "-x",
        "inverse" or "inv" => "reciprocal",
        "ceiling" => "ceil",
        "truncate" => "trunc",
        _ => null,
    };
}
