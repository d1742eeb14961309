namespace RawOpsNet.Generator.Expressions.Functions;

internal static partial class FunctionTable
{
    private static FunctionRow[] Comparing() =>
    [
        Primitive("min", 2, Real, "V.Min({0}, {1})", ["select(a <= b, d, 0)", "select(a <= b, 0, d)"], "Minimum",
            "The smaller; NaN where either is NaN."),
        Primitive("max", 2, Real, "V.Max({0}, {1})", ["select(a >= b, d, 0)", "select(a >= b, 0, d)"], "Maximum",
            "The larger; NaN where either is NaN."),
        Primitive("clip", 3, Real, "V.Min(V.Max({0}, {1}), {2})",
            ["select(a < b or a > c, 0, d)", "select(a < b, d, 0)", "select(a > c, d, 0)"], "ClipByValue",
                "a, held within [b, c]."),
        Predicate("is_nan", "V.NotEqual({0}, {0})", "IsNan", "Whether a is not a number."),
        Predicate("is_inf", "V.Equal(V.Abs({0}), V.Literal(double.PositiveInfinity))", "IsInf", "Whether a is infinite."),
        Predicate("is_finite", "V.Less(V.Abs({0}), V.Literal(double.PositiveInfinity))", "IsFinite",
            "Whether a is neither infinite nor NaN."),
    ];

    private static FunctionRow Predicate(string name, string lane, string op, string doc) =>
        Primitive(name, 1, Floats, lane, [], op, doc) with { IsPredicate = true };
}
