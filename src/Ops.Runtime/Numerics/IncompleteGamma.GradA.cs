namespace RawOpsNet.Numerics;

internal static partial class IncompleteGamma
{
    private const double Rescale = 1.0 / (1L << 52);

    /// <summary>Computes the derivative of P(a, x) with respect to a: NaN where P is, and 0 at x = 0 for a positive a.</summary>
    public static double IgammaGradA(double a, double x)
    {
        if (IsOutside(a, x))
        {
            return double.NaN;
        }

        if (x == 0)
        {
            return 0;
        }

        if (double.IsInfinity(a) || double.IsInfinity(x))
        {
            return AtInfinity(a, x, 0, 0);
        }

        if (a >= UniformFrom)
        {
            return UniformGradA(a, x);
        }

        return x > 1 && x > a ? -UpperFractionGradA(a, x) : LowerSeriesGradA(a, x);
    }

    private static double LowerSeriesGradA(double a, double x)
    {
        double term = 1, sum = 1, logarithmic = 0, slope = 0;
        for (double n = a + 1; term > sum * 1e-17; n++)
        {
            term *= x / n;
            logarithmic += 1 / n;
            sum += term;
            slope -= term * logarithmic;
        }

        return Prefactor(a, x) * ((sum * (Math.Log(x) - GammaFunctions.Digamma(a + 1))) + slope);
    }

    // The convergents of DLMF 8.9.2 by their three-term recurrence, differentiated: p / q, and (p' - (p / q) q') / q.
    private static double UpperFractionGradA(double a, double x)
    {
        double prefactor = Prefactor(a, x) * a;
        if (prefactor == 0)
        {
            return 0;
        }

        double z = x + 2 - a;
        double p2 = 1, p1 = x + 1, q2 = x, q1 = z * x;
        double dp2 = 0, dp1 = 0, dq2 = 0, dq1 = -x;
        double value = p1 / q1, slope = (dp1 - (value * dq1)) / q1;
        for (double n = 1; ; n++)
        {
            z += 2;
            double product = n * (n + 1 - a);
            double p = (p1 * z) - (p2 * product);
            double q = (q1 * z) - (q2 * product);
            double dp = (dp1 * z) - p1 - (dp2 * product) + (p2 * n);
            double dq = (dq1 * z) - q1 - (dq2 * product) + (q2 * n);
            (p2, p1, q2, q1) = (p1, p, q1, q);
            (dp2, dp1, dq2, dq1) = (dp1, dp, dq1, dq);

            double next = p / q;
            double nextSlope = (dp - (next * dq)) / q;
            bool settled = Math.Abs(next - value) <= 4e-16 * next
                && Math.Abs(nextSlope - slope) <= 4e-16 * Math.Abs(nextSlope);
            (value, slope) = (next, nextSlope);
            if (settled || n > 10 * UniformFrom)
            {
                return prefactor * (slope + (value * (Math.Log(x) - GammaFunctions.Digamma(a))));
            }

            if (Math.Abs(p) > 1 / Rescale)
            {
                p2 *= Rescale;
                p1 *= Rescale;
                q2 *= Rescale;
                q1 *= Rescale;
                dp2 *= Rescale;
                dp1 *= Rescale;
                dq2 *= Rescale;
                dq1 *= Rescale;
            }
        }
    }
}
