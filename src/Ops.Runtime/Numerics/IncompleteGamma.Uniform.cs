namespace RawOpsNet.Numerics;

internal static partial class IncompleteGamma
{
    // The correction of the uniform expansion for a ≥ 10⁶ in powers of η, multiplied by exp(-a η² / 2), which vanishes before
    // |η| reaches 0.04 (Gil, Segura and Temme 2012, C0 and C1).
    private static ReadOnlySpan<double> CorrectionZero =>
    [
        -0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073,
        0.0003527336860670194, -0.0001787551440329218, 3.919263178522438e-05, -2.185448510679992e-06,
    ];

    private static ReadOnlySpan<double> CorrectionOne =>
    [
        -0.001851851851851852, -0.003472222222222222, 0.0026455026455026454, -0.0009902263374485596, 0.00020576131687242798,
    ];

    // DLMF 8.12.3 and 8.12.4: Q = erfc(η √(a/2)) / 2 + R, and P with the signs of η and R turned; sign is 1 for Q, -1 for P.
    private static double Uniform(double a, double x, double sign)
    {
        double mu = (x - a) / a;
        double exponent = Decay(a, x);
        double eta = Math.CopySign(Math.Sqrt(-2 * exponent), mu);
        double main = 0.5 * ErrorFunctions.Erfc(sign * eta * Math.Sqrt(0.5 * a));
        double scale = Math.Exp(a * exponent) / Math.Sqrt(2 * Math.PI * a);
        if (scale == 0)
        {
            return main;
        }

        double correction = Polynomials.Horner(eta, CorrectionZero) + (Polynomials.Horner(eta, CorrectionOne) / a);
        return main + (sign * scale * correction);
    }

    // The derivative of the same expansion of P with respect to a, where dη/da = -μ / (a η).
    private static double UniformGradA(double a, double x)
    {
        double mu = (x - a) / a;
        double exponent = Decay(a, x);
        double scale = Math.Exp(a * exponent) / Math.Sqrt(2 * Math.PI * a);
        if (scale == 0)
        {
            return 0;
        }

        double eta = Math.CopySign(Math.Sqrt(-2 * exponent), mu);
        double ratio = eta == 0 ? 1 : mu / eta;
        double one = Polynomials.Horner(eta, CorrectionOne) / a;
        double correction = Polynomials.Horner(eta, CorrectionZero) + one;
        double slope = Slope(eta, CorrectionZero) + (Slope(eta, CorrectionOne) / a);
        double ofCorrection = ((exponent + mu - (0.5 / a)) * correction) - (ratio / a * slope) - (one / a);
        return scale * ((0.5 * eta) - ratio - ofCorrection);
    }

    private static double Slope(double x, ReadOnlySpan<double> coefficients)
    {
        double sum = 0;
        for (int i = coefficients.Length - 1; i > 0; i--)
        {
            sum = (sum * x) + (i * coefficients[i]);
        }

        return sum;
    }
}
