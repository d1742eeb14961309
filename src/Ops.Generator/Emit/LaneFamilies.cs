using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Which element type and lanes the runtime's loops compute a dtype with.</summary>
internal static class LaneFamilies
{
    /// <summary>The C# type that carries a dtype in loops: bool is carried by byte.</summary>
    public static string Carrier(DType dtype) => dtype == DType.Bool ? "byte" : DTypes.CSharpType(dtype);

    /// <summary>The family of lanes.</summary>
    public static string Of(DType dtype) => dtype switch
    {
        DType.Float16 => "HalfLanes",
        DType.BFloat16 => "BFloat16Lanes",
        DType.Complex64 or DType.Complex128 => $"ScalarLanes<{Carrier(dtype)}>",
        _ => $"VectorLanes<{Carrier(dtype)}>",
    };
}
