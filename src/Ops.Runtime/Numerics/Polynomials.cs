namespace RawOpsNet.Numerics;

/// <summary>
/// Evaluates the fitted approximations of this folder: special functions in double, in plain scalar code that every device and
/// every lane width can be compared with. Tables were fitted to 60-digit values; each says over which interval.
/// </summary>
internal static class Polynomials
{
    /// <summary>Evaluates a polynomial whose coefficients are given from the lowest power.</summary>
    public static double Horner(double x, ReadOnlySpan<double> coefficients)
    {
        double sum = coefficients[^1];
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            sum = Math.FusedMultiplyAdd(sum, x, coefficients[i]);
        }

        return sum;
    }

    /// <summary>Evaluates a Chebyshev series at x in [-1, 1] (Clenshaw); its first coefficient counts half.</summary>
    public static double Chebyshev(double x, ReadOnlySpan<double> coefficients)
    {
        double next = 0, afterNext = 0, twice = 2 * x;
        for (int i = coefficients.Length - 1; i > 0; i--)
        {
            (next, afterNext) = (Math.FusedMultiplyAdd(twice, next, coefficients[i] - afterNext), next);
        }

        return Math.FusedMultiplyAdd(x, next, (0.5 * coefficients[0]) - afterNext);
    }
}
