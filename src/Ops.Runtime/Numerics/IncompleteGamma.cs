namespace RawOpsNet.Numerics;

/// <summary>Computes the regularised incomplete gamma functions P(a, x) and Q(a, x), with the edges of Eigen's igamma.</summary>
internal static partial class IncompleteGamma
{
    // From here the series and the fraction need thousands of terms near x = a, and two terms of the uniform expansion suffice.
    private const double UniformFrom = 1e6;

    /// <summary>Computes P(a, x), the lower function: NaN for a ≤ 0 or x &lt; 0, but 0 at x = 0 for every a.</summary>
    public static double Igamma(double a, double x)
    {
        if (x == 0)
        {
            return 0;
        }

        if (IsOutside(a, x))
        {
            return double.NaN;
        }

        if (double.IsInfinity(a) || double.IsInfinity(x))
        {
            return AtInfinity(a, x, 0, 1);
        }

        if (a >= UniformFrom)
        {
            return Uniform(a, x, -1);
        }

        return x > 1 && x > a ? 1 - UpperFraction(a, x) : LowerSeries(a, x);
    }

    /// <summary>Computes Q(a, x) = 1 - P(a, x) without cancellation: NaN for a ≤ 0 or x &lt; 0.</summary>
    public static double Igammac(double a, double x)
    {
        if (IsOutside(a, x))
        {
            return double.NaN;
        }

        if (double.IsInfinity(a) || double.IsInfinity(x))
        {
            return AtInfinity(a, x, 1, 0);
        }

        if (x == 0)
        {
            return 1;
        }

        if (a >= UniformFrom)
        {
            return Uniform(a, x, 1);
        }

        if (x > 1 && x > a)
        {
            return UpperFraction(a, x);
        }

        return a < 0.5 && x <= 1 ? UpperSeries(a, x) : 1 - LowerSeries(a, x);
    }

    private static bool IsOutside(double a, double x) => !(a > 0 && x >= 0);

    private static double AtInfinity(double a, double x, double belowInfiniteA, double atInfiniteX) =>
        !double.IsInfinity(a) ? atInfiniteX : double.IsInfinity(x) ? double.NaN : belowInfiniteA;

    // x^a exp(-x) / Γ(a + 1). For a large a the three factors overflow and their logarithms cancel, so the exponent is written
    // as -a (μ - log(1 + μ)) with μ = x / a - 1 (Temme 1994).
    private static double Prefactor(double a, double x)
    {
        if (a < 10)
        {
            return x < 700
                ? Math.Pow(x, a) * Math.Exp(-x) / Math.Exp(GammaFunctions.Lgamma(a + 1))
                : Math.Exp((a * Math.Log(x)) - x - GammaFunctions.Lgamma(a + 1));
        }

        double exponent = a * Decay(a, x);
        return Math.Exp(exponent - GammaFunctions.StirlingRemainder(a)) / Math.Sqrt(2 * Math.PI * a);
    }

    /// <summary>Computes log(1 + μ) - μ for μ = x / a - 1, without cancellation near zero.</summary>
    // 2 artanh(r) - μ with r = μ / (2 + μ).
    public static double Decay(double a, double x)
    {
        double mu = (x - a) / a;
        if (Math.Abs(mu) > 0.5)
        {
            return Math.Log(x / a) - mu;
        }

        double r = mu / (2 + mu);
        double square = r * r;
        double power = square, sum = 1.0 / 3;
        for (int k = 5; power > 1e-18; k += 2)
        {
            sum += power / k;
            power *= square;
        }

        return r * ((2 * square * sum) - mu);
    }

    // DLMF 8.11.4: x^a e^-x / Γ(a + 1) Σ x^n / ((a + 1) ... (a + n)).
    private static double LowerSeries(double a, double x)
    {
        double term = 1, sum = 1;
        for (double n = a + 1; term > sum * 1e-17; n++)
        {
            term *= x / n;
            sum += term;
        }

        return Prefactor(a, x) * sum;
    }

    // Q for a small a, where P is close to 1: 1 - x^a / Γ(a + 1) (1 + a Σ (-x)^n / (n! (a + n))), DLMF 8.7.1.
    private static double UpperSeries(double a, double x)
    {
        double term = 1, sum = 0;
        for (int n = 1; Math.Abs(term) > 1e-18; n++)
        {
            term *= -x / n;
            sum += term / (a + n);
        }

        double logarithm = (a * Math.Log(x)) - GammaFunctions.LgammaOfOnePlus(a);
        return -ElementaryFunctions.Expm1(logarithm) - (Math.Exp(logarithm) * a * sum);
    }

    // DLMF 8.9.2 by the modified Lentz method; x > a, x > 1.
    private static double UpperFraction(double a, double x)
    {
        double prefactor = Prefactor(a, x) * a;
        if (prefactor == 0)
        {
            return 0;
        }

        double b = x + 1 - a;
        double c = 1 / double.Epsilon;
        double d = 1 / b;
        double value = d;
        for (double n = 1; ; n++)
        {
            double numerator = -n * (n - a);
            b += 2;
            d = 1 / ((numerator * d) + b);
            c = b + (numerator / c);
            double change = c * d;
            value *= change;
            if (Math.Abs(change - 1) <= 2e-16)
            {
                return prefactor * value;
            }
        }
    }
}
