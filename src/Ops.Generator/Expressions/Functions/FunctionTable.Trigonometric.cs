namespace RawOpsNet.Generator.Expressions.Functions;

internal static partial class FunctionTable
{
    private static FunctionRow[] Trigonometric() =>
    [
        Unary("sin", "Sin", Analytic, "d * conj(cos(a))", "Sin", "The sine of an angle in radians."),
        Unary("cos", "Cos", Analytic, "-d * conj(sin(a))", "Cos", "The cosine of an angle in radians."),
        Unary("tan", "Tan", Analytic, "d * conj(square(reciprocal(cos(a))))", "Tan", "The tangent of an angle in radians."),
        Unary("asin", "Asin", Analytic, "d / conj(sqrt(1 - a * a))", "Asin", "The angle in [-pi/2, pi/2] whose sine is a."),
        Unary("acos", "Acos", Analytic, "-d / conj(sqrt(1 - a * a))", "Acos", "The angle in [0, pi] whose cosine is a."),
        Unary("atan", "Atan", Analytic, "d / conj(1 + a * a)", "Atan", "The angle in [-pi/2, pi/2] whose tangent is a."),
        Binary("atan2", "Atan2", Floats, ["d * (b / (a * a + b * b))", "d * (-a / (a * a + b * b))"], "Atan2",
            "The angle of the point (b, a), in [-pi, pi]."),
        Unary("sinh", "Sinh", Analytic, "d * conj(cosh(a))", "Sinh", "The hyperbolic sine."),
        Unary("cosh", "Cosh", Analytic, "d * conj(sinh(a))", "Cosh", "The hyperbolic cosine."),
        Unary("tanh", "Tanh", Analytic, "d * conj(1 - y * y)", "Tanh", "The hyperbolic tangent."),
        Unary("asinh", "Asinh", Analytic, "d / conj(cosh(y))", "Asinh", "The inverse of sinh."),
        Unary("acosh", "Acosh", Analytic, "d / conj(sinh(y))", "Acosh", "The inverse of cosh; NaN below 1."),
        Unary("atanh", "Atanh", Analytic, "d / conj(1 - a * a)", "Atanh", "The inverse of tanh; NaN outside [-1, 1]."),
    ];
}
