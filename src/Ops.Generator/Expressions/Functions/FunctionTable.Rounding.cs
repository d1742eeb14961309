namespace RawOpsNet.Generator.Expressions.Functions;

internal static partial class FunctionTable
{
    private static FunctionRow[] Rounding() =>
    [
        Primitive("floor", 1, Floats, "V.Floor({0})", [], "Floor", "Rounds towards negative infinity."),
        Primitive("ceil", 1, Floats, "V.Ceil({0})", [], "Ceil", "Rounds towards positive infinity."),
        Primitive("round", 1, Real, "V.Round({0})", [], "Round", "Rounds to the nearest, halves to even."),
        Primitive("rint", 1, Floats, "V.Round({0})", [], "Rint", "Rounds to the nearest, halves to even."),
        Primitive("trunc", 1, Floats, "V.Trunc({0})", [], null, "Rounds towards zero."),
        Binary("floordiv", "Floordiv", Real, [], "FloorDiv", "a / b, rounded towards negative infinity.", 6),
        Binary("floormod", "Floormod", Real, ["d", "-d * floordiv(a, b)"], "FloorMod",
            "a - b * floordiv(a, b); has the sign of b.", 6),
        Binary("truncdiv", "Truncdiv", Real, [], "TruncateDiv", "a / b, rounded towards zero.", 6),
        Binary("truncmod", "Truncmod", Real, ["d", "-d * truncdiv(a, b)"], "TruncateMod",
            "a - b * truncdiv(a, b); has the sign of a.", 6),
    ];
}
