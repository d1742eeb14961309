using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Finds the tightest generic-math interfaces that cover a set of dtypes.</summary>
internal static class NumericConstraint
{
    private static readonly DTypeSet Signed = DTypeSet.Differentiable
        | DTypeSet.Of([DType.Int8, DType.Int16, DType.Int32, DType.Int64]);

    private static readonly DTypeSet Unsigned = DTypeSet.Of([DType.UInt8, DType.UInt16, DType.UInt32, DType.UInt64]);

    /// <summary>Writes the constraint of a typed overload's parameter, or an empty text where no interface covers the dtypes.</summary>
    public static string OfView(DTypeSet dtypes, string parameter) =>
        Clause(parameter, dtypes.Contains(DType.String) ? "notnull" : "unmanaged", Interfaces(dtypes, parameter));

    /// <summary>Writes the constraint of a kernel's parameter.</summary>
    public static string OfKernel(DTypeSet dtypes, string parameter) =>
        Clause(parameter, dtypes.Contains(DType.String) ? "struct" : "unmanaged", Interfaces(dtypes, parameter));

    private static string Clause(string parameter, string kind, string interfaces) =>
        $"where {parameter} : {kind}{(interfaces.Length == 0 ? "" : ", " + interfaces)}";

    private static string Interfaces(DTypeSet dtypes, string parameter)
    {
        string name = Name(dtypes);
        return name.Length == 0 ? "" : $"global::System.Numerics.{name}<{parameter}>";
    }

    // An interface further up implies those below it, as far as these dtypes are concerned.
    private static string Name(DTypeSet dtypes) =>
        dtypes.IsEmpty ? ""
        : dtypes.IsSubsetOf(DTypeSet.Floats) ? "IFloatingPointIeee754"
        : dtypes.IsSubsetOf(Unsigned) ? "IBinaryInteger"
        : dtypes.IsSubsetOf(DTypeSet.Ints) ? "IBinaryInteger"
        : dtypes.IsSubsetOf(DTypeSet.Floats | DTypeSet.Ints) ? "INumber"
        : dtypes.IsSubsetOf(Signed) ? "INumberBase"
        : dtypes.IsSubsetOf(DTypeSet.Floats | DTypeSet.Ints | DTypeSet.Complexes) ? "INumberBase"
        : "";
}
