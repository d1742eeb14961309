namespace RawOpsNet.Numerics;

/// <summary>Computes the error function, its complement and the inverses.</summary>
internal static class ErrorFunctions
{
    // Above, erfc(x) is less than the smallest double.
    private const double ErfcUnderflow = 27.3;

    // erf(x) / x in powers of x² - 0.5, |x| in [0, 1].
    private static ReadOnlySpan<double> ErfOverX =>
    [
        0.9654687386698673, -0.2810721780454342, 0.07940998675593483, -0.018283884489152906, 0.0034802744966656173,
        -0.0005611894221159944, 7.829649525455366e-05, -9.614808686849139e-06, 1.0536449530022297e-06, -1.0420369433085271e-07,
        9.387629307975112e-09, -7.798543850549947e-10, 5.958930743134941e-11,
    ];

    // (1 + 2x) exp(x²) erfc(x), Chebyshev in (x - 3.75) / (x + 3.75), x in [0, ∞) (Shepherd and Laframboise 1981).
    private static ReadOnlySpan<double> ScaledErfc =>
    [
        2.3551578691348034, -0.004590054580646478, -0.08424913336651792, 0.05920993999819189, -0.026658668435305753,
        0.009074997670705265, -0.002413163540417608, 0.0004907758365258086, -6.916973302501207e-05, 4.13902798607301e-06,
        7.74038306619849e-07, -2.1886401049234397e-07, 1.076499946567091e-08, 4.521959811218287e-09, -7.754400208831351e-10,
        -6.318088340886684e-11, 2.86879501093067e-11, 1.9455868545777347e-13, -9.65469674843344e-13, 3.25254814814874e-14,
        3.3478119482868056e-14, -1.864562880419313e-15, -1.2507950530688648e-15, 7.418235256624044e-17, 5.068148904796111e-17,
    ];

    /// <summary>Computes the error function; ±1 at the infinities.</summary>
    public static double Erf(double x)
    {
        double size = Math.Abs(x);
        return size <= 1 ? ErfOfSmall(x) : Math.CopySign(1 - ErfcOfPositive(size), x);
    }

    /// <summary>Computes 1 - erf(x) without cancellation.</summary>
    public static double Erfc(double x)
    {
        if (Math.Abs(x) < 0.5)
        {
            return 1 - ErfOfSmall(x);
        }

        return x < 0 ? 2 - ErfcOfPositive(-x) : ErfcOfPositive(x);
    }

    /// <summary>Computes the inverse of erf: ±∞ at ±1, NaN outside.</summary>
    public static double Erfinv(double x)
    {
        double size = Math.Abs(x);
        if (!(size < 1))
        {
            return size == 1 ? Math.CopySign(double.PositiveInfinity, x) : double.NaN;
        }

        return NormalQuantile(0.5 * x, 0.5 * (1 - size)) * (1 / double.Sqrt(2));
    }

    /// <summary>Computes the quantile of the standard normal distribution: -∞ at 0, +∞ at 1, NaN outside.</summary>
    public static double Ndtri(double probability)
    {
        if (!(probability > 0 && probability < 1))
        {
            return probability == 0 ? double.NegativeInfinity : probability == 1 ? double.PositiveInfinity : double.NaN;
        }

        return NormalQuantile(probability - 0.5, Math.Min(probability, 1 - probability));
    }

    private static double ErfOfSmall(double x) => x * Polynomials.Horner((x * x) - 0.5, ErfOverX);

    private static double ErfcOfPositive(double x)
    {
        if (x > ErfcUnderflow)
        {
            return 0;
        }

        double square = x * x;
        double rounding = Math.FusedMultiplyAdd(x, x, -square);
        double scaled = Polynomials.Chebyshev((x - 3.75) / (x + 3.75), ScaledErfc) / (1 + (2 * x));
        // The rounding of x² would cost as many digits as x² has.
        return Math.Exp(-square) * (scaled - (scaled * rounding));
    }

    // Wichura, Algorithm AS 241 (1988), PPND16: the offset from one half, and the distance to the nearer bound.
    private static double NormalQuantile(double offset, double tail)
    {
        if (Math.Abs(offset) <= 0.425)
        {
            double r = 0.180625 - (offset * offset);
            return offset * Polynomials.Horner(r, CentreTop) / Polynomials.Horner(r, CentreBottom);
        }

        double root = Math.Sqrt(-Math.Log(tail));
        double size = root <= 5
            ? Polynomials.Horner(root - 1.6, MiddleTop) / Polynomials.Horner(root - 1.6, MiddleBottom)
            : Polynomials.Horner(root - 5, TailTop) / Polynomials.Horner(root - 5, TailBottom);
        return Math.CopySign(size, offset);
    }

    private static ReadOnlySpan<double> CentreTop =>
    [
        3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
        4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3,
    ];

    private static ReadOnlySpan<double> CentreBottom =>
    [
        1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
        2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3,
    ];

    private static ReadOnlySpan<double> MiddleTop =>
    [
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ];

    private static ReadOnlySpan<double> MiddleBottom =>
    [
        1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static ReadOnlySpan<double> TailTop =>
    [
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static ReadOnlySpan<double> TailBottom =>
    [
        1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];
}
