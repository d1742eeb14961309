using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Cuda;

/// <summary>The names of dtypes in CUDA text: the type, which is also the suffix of an entry.</summary>
internal static class CudaTypes
{
    /// <summary>The type of a dtype: <c>f32</c>, <c>bf16</c>, <c>i64</c>, <c>c64</c>, <c>bool</c>.</summary>
    public static string Of(DType dtype) => dtype switch
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
        _ => throw new ArgumentOutOfRangeException(nameof(dtype), dtype, "No kernel computes with it."),
    };

    /// <summary>How many elements one access of 128 bits moves.</summary>
    public static int PackOf(DType dtype) => 16 / Model.DTypes.Size(dtype);

    /// <summary>The start of an op's entries: <c>ResourceApplyAdam</c> gives <c>resource_apply_adam</c>.</summary>
    public static string EntryOf(string op)
    {
        System.Text.StringBuilder text = new();
        for (int i = 0; i < op.Length; i++)
        {
            bool isStart = char.IsUpper(op[i]) && i > 0 && (!char.IsUpper(op[i - 1]) || (i + 1 < op.Length
                && char.IsLower(op[i + 1])));
            text.Append(isStart && op[i - 1] != '_' ? "_" : "").Append(char.ToLowerInvariant(op[i]));
        }

        return text.ToString();
    }
}
