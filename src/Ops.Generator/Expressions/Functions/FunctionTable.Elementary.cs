namespace RawOpsNet.Generator.Expressions.Functions;

internal static partial class FunctionTable
{
    // Derivatives are TensorFlow's (math_grad.py) where it is exact, and decisions of the project elsewhere: in terms of the
    // result where that is already known, and with the upstream factor inside, so that 0 * inf never makes a NaN of a zero.
    private static FunctionRow[] Elementary() =>
    [
        Primitive("abs", 1, Real, "V.Abs({0})", ["d * sign(a)"], "Abs", "The magnitude; the smallest integer is its own."),
        Unary("sign", "Sign", Numbers, "0", "Sign", "-1, 0 or 1; NaN of NaN; of a complex number its direction.", 3),
        Primitive("sqrt", 1, Analytic, "V.Sqrt({0})", ["d * 0.5 / conj(y)"], "Sqrt", "The square root."),
        Primitive("rsqrt", 1, Analytic, "(V.Literal(1) / V.Sqrt({0}))", ["d * (-0.5 * conj(y * y * y))"], "Rsqrt",
            "One divided by the square root; both are rounded."),
        Primitive("square", 1, Numbers, "({0} * {0})", ["d * (2 * conj(a))"], "Square", "a * a."),
        Primitive("reciprocal", 1, Numbers, "(V.Literal(1) / {0})", ["-d * conj(y * y)"], "Reciprocal", "1 / a."),
        Unary("exp", "Exp", Analytic, "d * conj(y)", "Exp", "e to the power of a."),
        Unary("expm1", "Expm1", Analytic, "d * conj(exp(a))", "Expm1", "exp(a) - 1, exact near 0."),
        Unary("log", "Log", Analytic, "d / conj(a)", "Log", "The natural logarithm."),
        Unary("log1p", "Log1p", Analytic, "d / conj(1 + a)", "Log1p", "log(1 + a), exact near 0."),
        Unary("sigmoid", "Sigmoid", Analytic, "d * conj(y * (1 - y))", "Sigmoid", "1 / (1 + exp(-a))."),
        Unary("softplus", "Softplus", Floats, "d * sigmoid(a)", "Softplus", "log(1 + exp(a)), without overflow."),
        Binary("pow", "Pow", Numbers, ["d * b * pow(a, b - 1)", "d * y * select(a > 0, log(a), 0)"], "Pow",
            "a to the power of b.", 20)
            with
            {
                Lane = Call("Pow"),
                ComplexDerivatives = ["d * conj(b * pow(a, b - 1))", "d * conj(y * select(a != 0, log(a), 0))"],
            },
        Primitive("fma", 3, Floats, "V.Fma({0}, {1}, {2})", ["d * b", "d * a", "d"], null, "a * b + c, rounded once."),
        Unary("conj", "Conj", Numbers, "conj(d)", "Conj", "The complex conjugate; a real number is its own.", 1),
        Unary("erf", "Erf", Floats, "d * (1.1283791670955126 * exp(-(a * a)))", "Erf", "The error function."),
        Unary("erfc", "Erfc", Floats, "d * (-1.1283791670955126 * exp(-(a * a)))", "Erfc", "1 - erf(a), exact in the tail."),
    ];
}
