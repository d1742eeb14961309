using RawOpsNet.Generator.Emit;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Pipeline;

/// <summary>
/// The project's hand-written methods, matched with the declarations they implement. A method may ask less of its type parameter
/// than the dtypes give; the declaration then says the same, since C# wants the two parts equal.
/// </summary>
internal sealed record WrittenMethods(EquatableArray<WrittenMethod> All)
{
    private static readonly HashSet<string> OfAll = ["IEquatable", "IEqualityOperators", "INumberBase", "IAdditionOperators",
        "ISubtractionOperators", "IMultiplyOperators", "IDivisionOperators", "IUnaryNegationOperators"];

    private static readonly HashSet<string> OfReals = ["INumber", "IComparable", "IComparisonOperators", "IModulusOperators"];

    private static readonly HashSet<string> OfFloats = ["IFloatingPointIeee754", "IFloatingPoint", "IRootFunctions",
        "ISignedNumber", "IExponentialFunctions", "ILogarithmicFunctions", "IPowerFunctions", "ITrigonometricFunctions",
        "IHyperbolicFunctions"];

    private static readonly HashSet<string> OfInts =
        ["IBinaryInteger", "IBinaryNumber", "IBitwiseOperators", "IShiftOperators", "IMinMaxValue"];

    /// <summary>The method that implements a declaration; null where the project has none.</summary>
    public WrittenMethod? Find(string space, ContractsEmitter.Declaration declaration)
    {
        string signature = WrittenMethod.SignatureOf(declaration.Text);
        return All.FirstOrDefault(method => method.Name == declaration.Name && method.Namespace == space
            && method.Class == declaration.Class && method.Signature == signature);
    }

    /// <summary>Whether a method's constraint is the declaration's, or one that leaves every dtype of the kernel in.</summary>
    public static bool IsSound(WrittenMethod method, ContractsEmitter.Declaration declaration) =>
        method.Constraint == WrittenMethod.ConstraintOf(declaration.Text)
        || (method.FullConstraint is not null && Kind(method.Constraint) == Kind(WrittenMethod.ConstraintOf(declaration.Text))
            && AdmitsAll(method, declaration));

    /// <summary>The constraint that the declaration is to have.</summary>
    public static string ConstraintFor(WrittenMethod? method, ContractsEmitter.Declaration declaration) =>
        method?.FullConstraint is { } written && method.Constraint != WrittenMethod.ConstraintOf(declaration.Text)
            && AdmitsAll(method, declaration) ? written : declaration.Constraint;

    // `unmanaged` or `struct`, without which a kernel could not read a tensor.
    private static string Kind(string constraint) =>
        constraint.Substring(constraint.IndexOf(':') + 1).Split(',')[0].Trim();

    private static bool AdmitsAll(WrittenMethod method, ContractsEmitter.Declaration declaration)
    {
        DTypeSet types = declaration.Types;
        bool isNumeric = !types.IsEmpty && types.IsSubsetOf(DTypeSet.Floats | DTypeSet.Ints | DTypeSet.Complexes);
        bool isReal = isNumeric && types.IsSubsetOf(DTypeSet.Floats | DTypeSet.Ints);
        IEnumerable<string> interfaces = method.Constraint.Length == 0 ? []
            : method.Constraint.Substring(method.Constraint.IndexOf(':') + 1).Split(',').Select(part => part.Trim().Split('<')[0])
                .Where(name => name is not ("unmanaged" or "struct") && name.StartsWith("I", StringComparison.Ordinal));
        return interfaces.All(name => (isNumeric && OfAll.Contains(name)) || (isReal && OfReals.Contains(name))
            || (isReal && types.IsSubsetOf(DTypeSet.Floats) && OfFloats.Contains(name))
            || (isReal && types.IsSubsetOf(DTypeSet.Ints) && OfInts.Contains(name)));
    }
}
