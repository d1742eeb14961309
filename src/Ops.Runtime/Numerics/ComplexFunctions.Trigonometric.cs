using System.Numerics;

namespace RawOpsNet.Numerics;

internal static partial class ComplexFunctions
{
    // From here cosh and sinh agree to the last bit with half of exp, and tanh with one.
    private const double HyperbolicLimit = 22;

    /// <summary>Computes the sine, -i sinh(iz).</summary>
    public static Complex Sin(Complex z) => OverI(Sinh(TimesI(z)));

    /// <summary>Computes the cosine, cosh(iz).</summary>
    public static Complex Cos(Complex z) => Cosh(TimesI(z));

    /// <summary>Computes the tangent, -i tanh(iz).</summary>
    public static Complex Tan(Complex z) => OverI(Tanh(TimesI(z)));

    /// <summary>Computes the hyperbolic sine.</summary>
    public static Complex Sinh(Complex z)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        if (y == 0)
        {
            return new(Math.Sinh(x), y);
        }

        if (!double.IsFinite(y) && (x == 0 || double.IsInfinity(x)))
        {
            return new(x, double.NaN);
        }

        return Math.Abs(x) < HyperbolicLimit
            ? new(Math.Sinh(x) * Math.Cos(y), Math.Cosh(x) * Math.Sin(y))
            : HalfExp(x, Math.CopySign(1, x) * Math.Cos(y), Math.Sin(y));
    }

    /// <summary>Computes the hyperbolic cosine.</summary>
    public static Complex Cosh(Complex z)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        if (y == 0 || (x == 0 && !double.IsFinite(y)))
        {
            return new(y == 0 ? Math.Cosh(x) : double.NaN, double.IsNaN(x) ? y : Math.CopySign(0, x) * Math.CopySign(1, y));
        }

        if (!double.IsFinite(y) && double.IsInfinity(x))
        {
            return new(double.PositiveInfinity, double.NaN);
        }

        return Math.Abs(x) < HyperbolicLimit
            ? new(Math.Cosh(x) * Math.Cos(y), Math.Sinh(x) * Math.Sin(y))
            : HalfExp(x, Math.Cos(y), Math.CopySign(1, x) * Math.Sin(y));
    }

    /// <summary>Computes the hyperbolic tangent (Kahan 1987).</summary>
    public static Complex Tanh(Complex z)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        if (y == 0)
        {
            return new(Math.Tanh(x), y);
        }

        if (Math.Abs(x) >= HyperbolicLimit)
        {
            double decay = Math.Exp(-2 * Math.Abs(x));
            double slope = double.IsFinite(y) ? 4 * Math.Sin(y) * Math.Cos(y) * decay : Math.CopySign(0, y);
            return double.IsFinite(y) || double.IsInfinity(x) ? new(Math.CopySign(1, x), slope) : new(double.NaN, double.NaN);
        }

        if (!double.IsFinite(y))
        {
            return new(x == 0 ? x : double.NaN, double.NaN);
        }

        double tangent = Math.Tan(y);
        double secantSquare = 1 + (tangent * tangent);
        double sine = Math.Sinh(x);
        double cosine = Math.Sqrt(1 + (sine * sine));
        double divisor = 1 + (secantSquare * sine * sine);
        return double.IsInfinity(secantSquare)
            ? new(cosine / sine, 1 / tangent)
            : new(secantSquare * cosine * sine / divisor, tangent / divisor);
    }

    private static Complex TimesI(Complex z) => new(-z.Imaginary, z.Real);

    private static Complex OverI(Complex z) => new(z.Imaginary, -z.Real);

    private static Complex HalfExp(double x, double real, double imaginary) =>
        Scaled(Math.Abs(x), 0.5 * real, 0.5 * imaginary);
}
