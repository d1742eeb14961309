using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Functions;

internal static partial class FunctionTable
{
    private static FunctionRow[] Special() =>
    [
        Unary("erfinv", "Erfinv", Floats, "d * (0.8862269254527580 * exp(y * y))", "Erfinv", "The inverse of erf.", 20),
        Unary("ndtri", "Ndtri", Floats, "d * (2.5066282746310002 * exp(y * y / 2))", "Ndtri",
            "The inverse of the normal distribution function.", 20),
        Unary("lgamma", "Lgamma", Floats, "d * digamma(a)", "Lgamma", "The logarithm of the magnitude of gamma.", 20),
        Unary("digamma", "Digamma", Floats, "d * polygamma(1, a)", "Digamma", "The derivative of lgamma.", 20),
        Unary("bessel_i0e", "BesselI0e", Floats, "d * (bessel_i1e(a) - sign(a) * y)", "BesselI0e",
            "exp(-|a|) times the modified Bessel function of order 0.", 20),

        // 1/a and sign(a) cancel only in the limit; below 1e-8 the limit 0.5 is exact in every dtype.
        Unary("bessel_i1e", "BesselI1e", Floats,
            "d * select(abs(a) > 1e-8, bessel_i0e(a) - y * (sign(a) + reciprocal(a)), 0.5)", "BesselI1e",
            "exp(-|a|) times the modified Bessel function of order 1.", 20),
        Binary("igamma", "Igamma", Floats,
            ["d * igamma_grad_a(a, b)", "d * exp((a - 1) * log(b) - b - lgamma(a))"], "Igamma",
            "The regularised lower incomplete gamma function P(a, b).", 50),
        Binary("igammac", "Igammac", Floats,
            ["-d * igamma_grad_a(a, b)", "-d * exp((a - 1) * log(b) - b - lgamma(a))"], "Igammac",
            "The regularised upper incomplete gamma function Q(a, b) = 1 - P(a, b).", 50),
        Binary("igamma_grad_a", "IgammaGradA", Floats, [], "IgammaGradA", "The derivative of igamma by its first argument.", 80),
        Binary("zeta", "Zeta", Floats, [null, "d * (-a * zeta(a + 1, b))"], "Zeta", "The Hurwitz zeta function.", 50),
        Binary("polygamma", "Polygamma", Floats, [null, "d * polygamma(a + 1, b)"], "Polygamma",
            "The a-th derivative of digamma at b.", 50),
        Binary("nextafter", "Nextafter", DTypeSet.Of([DType.Float32, DType.Float64]), ["d", "0"], "NextAfter",
            "The neighbour of a in the direction of b.", 4),
        Binary("copysign", "Copysign", Floats, ["d * copysign(1, a) * copysign(1, b)", "0"], null,
            "The magnitude of a with the sign of b.", 2),
    ];
}
