namespace RawOpsNet.Numerics;

/// <summary>Computes the regularised incomplete beta function, with the edges of Eigen's betainc.</summary>
internal static class IncompleteBeta
{
    // From here Stirling's series holds to the last digit.
    private const double Large = 10;

    /// <summary>Computes I(x; a, b): NaN unless a and b are positive and finite and x lies in [0, 1].</summary>
    public static double Betainc(double a, double b, double x)
    {
        bool isInside = a > 0 && b > 0 && x >= 0 && x <= 1 && double.IsFinite(a) && double.IsFinite(b);
        if (!isInside)
        {
            return double.NaN;
        }

        if (x == 0 || x == 1)
        {
            return x;
        }

        // The fraction converges quickly below the mean; above, the reflected function is the small one.
        return x < (a + 1) / (a + b + 2)
            ? Density(a, b, x, 1 - x) * Fraction(a, b, x) / a
            : 1 - (Density(b, a, 1 - x, x) * Fraction(b, a, 1 - x) / b);
    }

    // x^a y^b / B(a, b), y = 1 - x. For large a and b the factors overflow and their logarithms cancel.
    private static double Density(double a, double b, double x, double y)
    {
        if (a >= Large && b >= Large)
        {
            double sum = a + b, mean = a / sum, rest = b / sum;
            double exponent = (a * IncompleteGamma.Decay(mean, x)) + (b * IncompleteGamma.Decay(rest, y));
            double stirling = GammaFunctions.StirlingRemainder(sum)
                - GammaFunctions.StirlingRemainder(a) - GammaFunctions.StirlingRemainder(b);
            return Math.Sqrt(a * rest / (2 * Math.PI)) * Math.Exp(exponent + stirling);
        }

        (double smaller, double larger) = a < b ? (a, b) : (b, a);
        double ofLogarithms = (a * (x < 0.5 ? Math.Log(x) : ElementaryFunctions.Log1p(-y)))
            + (b * (y < 0.5 ? Math.Log(y) : ElementaryFunctions.Log1p(-x)));
        return Math.Exp(ofLogarithms + LogOfRatio(smaller, larger) - GammaFunctions.Lgamma(smaller));
    }

    // log Γ(larger + smaller) - log Γ(larger).
    private static double LogOfRatio(double smaller, double larger)
    {
        double sum = smaller + larger;
        return larger < Large
            ? GammaFunctions.Lgamma(sum) - GammaFunctions.Lgamma(larger)
            : ((larger - 0.5) * ElementaryFunctions.Log1p(smaller / larger)) + (smaller * (Math.Log(sum) - 1))
                + GammaFunctions.StirlingRemainder(sum) - GammaFunctions.StirlingRemainder(larger);
    }

    // DLMF 8.17.22 by the modified Lentz method.
    private static double Fraction(double a, double b, double x)
    {
        double c = 1, d = 1 / (1 - ((a + b) * x / (a + 1)));
        double value = d;
        for (double m = 1; ; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / (1 + (even * d));
            c = 1 + (even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / (1 + (odd * d));
            c = 1 + (odd / c);
            double change = d * c;
            value *= change;
            if (!(Math.Abs(change - 1) > 3e-16))
            {
                return value;
            }
        }
    }
}
