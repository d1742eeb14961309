using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Finds the tightest generic-math interfaces that cover a set of dtypes.</summary>
internal static class NumericConstraint
{
    private static readonly DTypeSet Signed = DTypeSet.Differentiable
        | DTypeSet.Of([DType.Int8, DType.Int16, DType.Int32, DType.Int64]);

    /// <summary>
    /// Writes the constraint of a typed overload's parameter, or an empty text where no interface covers the dtypes.
    /// </summary>
    public static string OfView(DTypeSet dtypes, string parameter) =>
        Clause(parameter, dtypes.Contains(DType.String) ? "notnull" : "unmanaged",
            ViewInterfaces(dtypes & DTypeSet.Movable, parameter));

    /// <summary>Writes the constraint of a kernel's parameter.</summary>
    public static string OfKernel(DTypeSet dtypes, string parameter) =>
        Clause(parameter, dtypes.Contains(DType.String) ? "struct" : "unmanaged", Interfaces(dtypes, parameter));

    // A view may ask for a sign as well, which keeps the unsigned out of Neg and Abs.
    private static string ViewInterfaces(DTypeSet dtypes, string parameter)
    {
        string interfaces = Interfaces(dtypes, parameter);
        bool isSigned = interfaces.Length > 0 && dtypes.IsSubsetOf(Signed) && !dtypes.IsSubsetOf(DTypeSet.Floats);
        return isSigned ? $"{interfaces}, global::System.Numerics.ISignedNumber<{parameter}>" : interfaces;
    }

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
        : dtypes.IsSubsetOf(DTypeSet.Ints) ? "IBinaryInteger"
        : dtypes.IsSubsetOf(DTypeSet.Floats | DTypeSet.Ints) ? "INumber"
        : dtypes.IsSubsetOf(DTypeSet.Floats | DTypeSet.Ints | DTypeSet.Complexes) ? "INumberBase"
        : "";
}
