namespace RawOpsNet.Numerics;

/// <summary>Computes the logarithm of the gamma function and its derivative, with TensorFlow's edges.</summary>
internal static class GammaFunctions
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    // B(2k) / (2k (2k - 1)), Stirling's series (DLMF 5.11.1).
    private static ReadOnlySpan<double> Stirling =>
    [
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400,
    ];

    // B(2k) / (2k), DLMF 5.11.2.
    private static ReadOnlySpan<double> DigammaTail =>
    [
        1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12, -3617.0 / 8160,
    ];

    // lgamma(x) / (x - 1) in powers of x - 1, x in [0.5, 1.5].
    private static ReadOnlySpan<double> AroundOne =>
    [
        -0.5772156649015329, 0.8224670334241132, -0.40068563438653065, 0.27058080842778026, -0.20738555102889636,
        0.16955717699821546, -0.14404989674293042, 0.12550966945361255, -0.11133426744819344, 0.10009946106870661,
        -0.09095395937948512, 0.08335372852716888, -0.07693389168797567, 0.07143531456613504, -0.06664634848826916,
        0.06246601996645537, -0.05907935115771443, 0.055923603007143954, -0.05055361916461507, 0.047207949581154034,
        -0.05967209611450288, 0.06069988251670486, 0.005627198134008818, -0.017221996443625896, -0.17545100195447957,
        0.1933124209110138, 0.19662943603137412, -0.21990054046608104, -0.24134519253805736, 0.25001640963788685,
    ];

    // lgamma(x) / (x - 2) in powers of x - 2.25, x in [1.5, 3].
    private static ReadOnlySpan<double> AroundTwo =>
    [
        0.4994868595695864, 0.29223842821659285, -0.0542954038521497, 0.014688323717319129, -0.004662626671230793,
        0.001614885420413714, -0.0005901656738834503, 0.0002235200847095331, -8.680583911145013e-05, 3.4336185538488176e-05,
        -1.3771720380085668e-05, 5.583759027791934e-06, -2.28391503869031e-06, 9.407219543462358e-07, -3.886868943871466e-07,
        1.6170084038363954e-07, -6.983274438876607e-08, 2.9484677576732143e-08, -9.468862512723526e-09, 3.856895084492687e-09,
        -3.836958447176198e-09, 1.6757674597634894e-09,
    ];

    /// <summary>Computes log |Γ(x)|: infinite at zero, at the negative integers and at both infinities.</summary>
    public static double Lgamma(double x)
    {
        if (x > 0)
        {
            return LgammaOfPositive(x);
        }

        if (x == Math.Floor(x))
        {
            return double.PositiveInfinity;
        }

        if (x > -0.5)
        {
            return LgammaOfOnePlus(x) - Math.Log(-x);
        }

        // Γ(x) Γ(1 - x) = π / sin(πx), DLMF 5.5.3, and Γ(1 - x) = -x Γ(-x) without rounding 1 - x.
        double sine = Math.Abs(double.SinPi(x) * x);
        return Math.Log(Math.PI / sine) - LgammaOfPositive(-x);
    }

    /// <summary>Computes log Γ(1 + x) without rounding 1 + x, for x in [-0.5, 0.5].</summary>
    public static double LgammaOfOnePlus(double x) => x * Polynomials.Horner(x, AroundOne);

    /// <summary>Computes what Stirling's formula for log Γ(x) leaves over; x is at least 10.</summary>
    public static double StirlingRemainder(double x)
    {
        double reciprocal = 1 / x;
        return reciprocal * Polynomials.Horner(reciprocal * reciprocal, Stirling);
    }

    /// <summary>Computes Γ'(x) / Γ(x): NaN at zero, at the negative integers and at -∞, as Eigen's digamma.</summary>
    public static double Digamma(double x)
    {
        if (x > 0)
        {
            return DigammaOfPositive(x);
        }

        // ψ(1 - x) - ψ(x) = π cot(πx), DLMF 5.5.4.
        return x == Math.Floor(x) ? double.NaN : DigammaOfPositive(1 - x) - (Math.PI / double.TanPi(x));
    }

    private static double LgammaOfPositive(double x)
    {
        if (x < 0.5)
        {
            return LgammaOfOnePlus(x) - Math.Log(x);
        }

        if (x < 1.5)
        {
            return LgammaOfOnePlus(x - 1);
        }

        if (x < 10)
        {
            double product = 1;
            for (; x > 3; product *= x)
            {
                x--;
            }

            return ((x - 2) * Polynomials.Horner(x - 2.25, AroundTwo)) + Math.Log(product);
        }

        return double.IsPositiveInfinity(x)
            ? x
            : ((x - 0.5) * (Math.Log(x) - 1)) + (HalfLogTwoPi - 0.5) + StirlingRemainder(x);
    }

    private static double DigammaOfPositive(double x)
    {
        double shift = 0;
        for (; x < 10; x++)
        {
            shift += 1 / x;
        }

        double square = 1 / x / x;
        return Math.Log(x) - (0.5 / x) - (square * Polynomials.Horner(square, DigammaTail)) - shift;
    }
}
