namespace RawOpsNet.Numerics;

/// <summary>Computes the Hurwitz zeta function and the derivatives of digamma, with Eigen's edges.</summary>
internal static class ZetaFunctions
{
    // The sum runs directly until its argument exceeds this; Euler and Maclaurin's formula takes the tail.
    private const int DirectTerms = 10;

    // B(2k) / (2k)!, DLMF 25.11.7.
    private static ReadOnlySpan<double> EulerMaclaurin =>
    [
        0.08333333333333333, -0.001388888888888889, 3.306878306878307e-05, -8.267195767195768e-07,
        2.08767569878681e-08, -5.284190138687493e-10, 1.3382536530684679e-11, -3.3896802963225827e-13,
        8.586062056277845e-15, -2.174868698558062e-16, 5.5090028283602295e-18, -1.3954464685812522e-19,
    ];

    /// <summary>
    /// Computes Σ (q + n)^-x over n ≥ 0: infinite at x = 1 and, for an even x, at q = 0, -1, ...; NaN for x &lt; 1, at those q
    /// for other x, and for a negative q where x is no integer.
    /// </summary>
    public static double Zeta(double x, double q)
    {
        if (double.IsNaN(x) || double.IsNaN(q) || x < 1)
        {
            return double.NaN;
        }

        if (x == 1)
        {
            return double.PositiveInfinity;
        }

        if (q > 0)
        {
            return ZetaOfPositive(x, q);
        }

        bool isInteger = x == Math.Floor(x);
        bool isEven = isInteger && Math.IEEERemainder(x, 2) == 0;
        if (q == Math.Floor(q))
        {
            return isEven ? double.PositiveInfinity : double.NaN;
        }

        if (!isInteger)
        {
            return double.NaN;
        }

        // The sum over all integers depends only on q's fraction; subtracting the terms below q costs no loop of length |q|.
        double fraction = q - Math.Floor(q);
        double below = ZetaOfPositive(x, Math.Ceiling(q) - q) - ZetaOfPositive(x, 1 - q);
        return ZetaOfPositive(x, fraction) + (isEven ? below : -below);
    }

    /// <summary>Computes the n-th derivative of digamma: NaN unless n is an integer and not negative.</summary>
    public static double Polygamma(double n, double x)
    {
        if (!(n >= 0) || n != Math.Floor(n))
        {
            return double.NaN;
        }

        if (n == 0)
        {
            return GammaFunctions.Digamma(x);
        }

        double zeta = Zeta(n + 1, x);
        double size = n <= 170 ? Factorial((int)n) * zeta : zeta * Math.Exp(GammaFunctions.Lgamma(n + 1));
        return Math.IEEERemainder(n, 2) == 0 ? -size : size;
    }

    private static double Factorial(int n)
    {
        double product = 1;
        for (int i = 2; i <= n; i++)
        {
            product *= i;
        }

        return product;
    }

    private static double ZetaOfPositive(double x, double q)
    {
        double sum = Math.Pow(q, -x);
        if (double.IsInfinity(sum))
        {
            return sum;
        }

        double term = sum, argument = q;
        for (int i = 1; i < DirectTerms || argument <= DirectTerms; i++)
        {
            argument++;
            term = Math.Pow(argument, -x);
            sum += term;
            // The integral of the tail: close to x = 1 it outweighs the term by far.
            if (term * argument / (x - 1) < sum * 1e-17)
            {
                return sum;
            }
        }

        // A power of its own: for a huge argument the term underflows where the integral does not.
        sum += (Math.Pow(argument, 1 - x) / (x - 1)) - (0.5 * term);
        double factor = x, power = term / argument;
        for (int k = 0; k < EulerMaclaurin.Length; k++)
        {
            double correction = EulerMaclaurin[k] * factor * power;
            sum += correction;
            if (Math.Abs(correction) <= Math.Abs(sum) * 1e-17)
            {
                break;
            }

            factor *= (x + (2 * k) + 1) * (x + (2 * k) + 2);
            power /= argument * argument;
        }

        return sum;
    }
}
