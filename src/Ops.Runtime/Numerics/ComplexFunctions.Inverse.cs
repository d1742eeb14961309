using System.Numerics;

namespace RawOpsNet.Numerics;

internal static partial class ComplexFunctions
{
    // Squares of numbers above overflow, and below them 1 is lost beside z.
    private const double Large = 1e150;

    /// <summary>Computes the principal arc sine; cuts on the real axis outside [-1, 1].</summary>
    public static Complex Asin(Complex z)
    {
        Complex first = AsinOfFirstQuadrant(Math.Abs(z.Real), Math.Abs(z.Imaginary));
        return new(Math.CopySign(first.Real, z.Real), Math.CopySign(first.Imaginary, z.Imaginary));
    }

    /// <summary>Computes the principal arc cosine; cuts on the real axis outside [-1, 1].</summary>
    public static Complex Acos(Complex z)
    {
        (double x, double y) = (Math.Abs(z.Real), Math.Abs(z.Imaginary));
        double real, imaginary;
        if (double.IsInfinity(x) || double.IsInfinity(y))
        {
            (real, imaginary) = (Math.Atan2(y, x), double.PositiveInfinity);
        }
        else
        {
            Complex first = Complex.Acos(new Complex(x, y));
            (real, imaginary) = (first.Real, Math.Abs(first.Imaginary));
        }

        return new(double.IsNegative(z.Real) ? Math.PI - real : real, Math.CopySign(imaginary, -z.Imaginary));
    }

    /// <summary>Computes the principal arc tangent, -i artanh(iz); cuts on the imaginary axis outside [-i, i].</summary>
    public static Complex Atan(Complex z) => OverI(Atanh(TimesI(z)));

    /// <summary>Computes the inverse hyperbolic sine, -i arcsin(iz); cuts on the imaginary axis outside [-i, i].</summary>
    public static Complex Asinh(Complex z) => OverI(Asin(TimesI(z)));

    /// <summary>Computes the inverse hyperbolic cosine, whose real part is at least 0; a cut on the real axis below 1.</summary>
    public static Complex Acosh(Complex z)
    {
        Complex angle = Acos(z);
        return new(Math.Abs(angle.Imaginary), Math.CopySign(angle.Real, z.Imaginary));
    }

    /// <summary>Computes the inverse hyperbolic tangent; cuts on the real axis outside [-1, 1].</summary>
    public static Complex Atanh(Complex z)
    {
        (double x, double y) = (Math.Abs(z.Real), Math.Abs(z.Imaginary));
        double real, imaginary;
        if (x > Large || y > Large)
        {
            // artanh(z) tends to 1 / z + iπ / 2; a part that is infinite leaves zero.
            double size = double.Hypot(x, y);
            real = double.IsInfinity(size) ? 0 : x / size / size;
            imaginary = Math.PI / 2;
            imaginary = double.IsNaN(y) ? y : imaginary;
        }
        else
        {
            real = 0.25 * ElementaryFunctions.Log1p(4 * x / (((1 - x) * (1 - x)) + (y * y)));
            imaginary = 0.5 * Math.Atan2(2 * y, ((1 - x) * (1 + x)) - (y * y));
        }

        return new(Math.CopySign(real, z.Real), Math.CopySign(imaginary, z.Imaginary));
    }

    // Hull, Fairgrieve and Tang (1997), which Complex.Asin follows for finite numbers.
    private static Complex AsinOfFirstQuadrant(double x, double y) =>
        double.IsInfinity(x) || double.IsInfinity(y)
            ? new(Math.Atan2(x, y), double.PositiveInfinity)
            : Complex.Asin(new Complex(x, y));
}
