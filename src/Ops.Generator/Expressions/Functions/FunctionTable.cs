using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Functions;

// One row per function of the language, in files by family. A new function is a row here, a struct in the runtime's
// Functions folder unless its lane text is made of primitives, and a definition in Cuda/Device.

/// <summary>The functions that expressions of kernels may call, by name.</summary>
internal static partial class FunctionTable
{
    private static readonly DTypeSet Floats = DTypeSet.Floats;
    private static readonly DTypeSet Analytic = DTypeSet.Floats | DTypeSet.Complexes;
    private static readonly DTypeSet Real = DTypeSet.Floats | DTypeSet.Ints;
    private static readonly DTypeSet Numbers = DTypeSet.Floats | DTypeSet.Ints | DTypeSet.Complexes;

    private static readonly Dictionary<string, FunctionRow> ByName =
        Elementary().Concat(Trigonometric()).Concat(Special()).Concat(Rounding()).Concat(Comparing()).Concat(Bits())
            .ToDictionary(row => row.Name);

    /// <summary>Every row, in the order of the families.</summary>
    public static IEnumerable<FunctionRow> Rows => ByName.Values;

    /// <summary>The names of all functions, the two special forms <c>select</c> and <c>cast</c> among them.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Concat(["select", "cast"]);

    /// <summary>The row of a name, or null.</summary>
    public static FunctionRow? Find(string name) => ByName.TryGetValue(name, out FunctionRow? row) ? row : null;

    private static string Map(string function, int arity = 1) =>
        "V.Map<global::RawOpsNet.OpServices.Functions." + function + "Function>(" + (arity == 1 ? "{0}" : "{0}, {1}") + ")";

    private static string Call(string function) => Map(function, 2).Replace("V.Map<", "V.Call<");

    private static FunctionRow Unary(
        string name, string structName, DTypeSet domain, string? derivative, string? op, string doc, int cost = 10) => new()
        {
            Name = name,
            Arity = 1,
            Domain = domain,
            Lane = Map(structName),
            Derivatives = derivative is null ? [] : [derivative],
            Op = op,
            Cost = cost,
            Doc = doc,
        };

    private static FunctionRow Binary(
        string name, string structName, DTypeSet domain, string?[] derivatives, string? op, string doc, int cost = 10) => new()
        {
            Name = name,
            Arity = 2,
            Domain = domain,
            Lane = Map(structName, 2),
            Derivatives = derivatives,
            Op = op,
            Cost = cost,
            Doc = doc,
        };

    private static FunctionRow Primitive(
        string name, int arity, DTypeSet domain, string lane, string?[] derivatives, string? op, string doc) => new()
        {
            Name = name,
            Arity = arity,
            Domain = domain,
            Lane = lane,
            Derivatives = derivatives,
            Op = op,
            Doc = doc,
        };
}
