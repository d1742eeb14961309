using System.Numerics;

namespace RawOpsNet.Numerics;

/// <summary>
/// Computes complex functions in double with the branch cuts, signed zeros and infinities of C99's annex G; complex64 kernels
/// round their results.
/// </summary>
internal static partial class ComplexFunctions
{
    // exp overflows above; half the exponent still fits twice.
    private const double ExpOverflow = 709;

    /// <summary>Computes e^z.</summary>
    public static Complex Exp(Complex z)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        if (y == 0)
        {
            return new(Math.Exp(x), y);
        }

        if (double.IsInfinity(x) && !double.IsFinite(y))
        {
            return x < 0 ? Complex.Zero : new(x, double.NaN);
        }

        return Scaled(x, Math.Cos(y), Math.Sin(y));
    }

    /// <summary>Computes e^z - 1 without cancellation near zero.</summary>
    public static Complex Expm1(Complex z)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        if (y == 0)
        {
            return new(ElementaryFunctions.Expm1(x), y);
        }

        if (!(Math.Abs(x) < 30))
        {
            return Exp(z) - Complex.One;
        }

        double sine = Math.Sin(0.5 * y);
        return new((ElementaryFunctions.Expm1(x) * Math.Cos(y)) - (2 * sine * sine), Math.Exp(x) * Math.Sin(y));
    }

    /// <summary>Computes the principal logarithm; log 0 is -∞ with the angle of the signed zero.</summary>
    public static Complex Log(Complex z) => new(LogOfMagnitude(z.Real, z.Imaginary), Math.Atan2(z.Imaginary, z.Real));

    /// <summary>Computes the principal logarithm of 1 + z without cancellation near zero.</summary>
    public static Complex Log1p(Complex z)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        double excess = (x * (2 + x)) + (y * y);
        double real = Math.Abs(excess) < 0.5 ? 0.5 * ElementaryFunctions.Log1p(excess) : LogOfMagnitude(1 + x, y);
        return new(real, Math.Atan2(y, 1 + x));
    }

    /// <summary>Computes the principal square root; the cut lies along the negative real axis.</summary>
    public static Complex Sqrt(Complex z)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        if (double.IsInfinity(y))
        {
            return new(double.PositiveInfinity, y);
        }

        if (double.IsInfinity(x))
        {
            double other = double.IsNaN(y) ? y : Math.CopySign(0, y);
            return x > 0 ? new(x, other) : new(Math.Abs(other), Math.CopySign(double.PositiveInfinity, y));
        }

        double size = Math.Max(Math.Abs(x), Math.Abs(y));
        if (size == 0)
        {
            return new(0, y);
        }

        // An even power of two that keeps |z| + |x| in range.
        int exponent = double.IsNaN(size) ? 0 : Math.ILogB(size) & ~1;
        (x, y) = (Math.ScaleB(x, -exponent), Math.ScaleB(y, -exponent));
        double root = Math.Sqrt(0.5 * (double.Hypot(x, y) + Math.Abs(x)));
        double quotient = Math.Abs(y) / (2 * root);
        (double real, double imaginary) = x < 0 ? (quotient, root) : (root, quotient);
        return new(Math.ScaleB(real, exponent / 2), Math.CopySign(Math.ScaleB(imaginary, exponent / 2), z.Imaginary));
    }

    /// <summary>Computes 1 / √z; infinite with a NaN imaginary part at zero, as Eigen's.</summary>
    public static Complex Rsqrt(Complex z)
    {
        if (z == Complex.Zero)
        {
            return new(double.PositiveInfinity, double.NaN);
        }

        return Complex.IsInfinity(z) ? Complex.Zero : Complex.One / Sqrt(z);
    }

    /// <summary>Raises to a complex power as exp(w log z); z⁰ is 1, and 0 to a power with a positive real part is 0.</summary>
    public static Complex Pow(Complex z, Complex exponent)
    {
        (double c, double d) = (exponent.Real, exponent.Imaginary);
        if (c == 0 && d == 0)
        {
            return Complex.One;
        }

        if (z == Complex.Zero && c > 0)
        {
            return Complex.Zero;
        }

        if (d == 0 && z.Imaginary == 0 && (z.Real > 0 || c == Math.Floor(c)))
        {
            return new(Math.Pow(z.Real, c), 0);
        }

        double angle = Math.Atan2(z.Imaginary, z.Real);
        double logarithm = LogOfMagnitude(z.Real, z.Imaginary);
        return Exp(new((c * logarithm) - (d * angle), (d * logarithm) + (c * angle)));
    }

    /// <summary>Computes 1 / (1 + e^-z) without overflow.</summary>
    public static Complex Sigmoid(Complex z)
    {
        if (z.Real >= 0)
        {
            return Complex.One / (Complex.One + Exp(-z));
        }

        Complex power = Exp(z);
        return power / (Complex.One + power);
    }

    /// <summary>Computes z / |z|, and zero at zero.</summary>
    public static Complex Sign(Complex z) => z == Complex.Zero ? Complex.Zero : z / Abs(z);

    /// <summary>Computes the distance from zero without overflow.</summary>
    public static double Abs(Complex z) => double.Hypot(z.Real, z.Imaginary);

    /// <summary>Computes the angle from the positive real axis, in [-π, π].</summary>
    public static double Angle(Complex z) => Math.Atan2(z.Imaginary, z.Real);

    // log |x + iy|. Near the unit circle the magnitude would round away what its logarithm consists of.
    private static double LogOfMagnitude(double x, double y)
    {
        double larger = Math.Max(Math.Abs(x), Math.Abs(y)), smaller = Math.Min(Math.Abs(x), Math.Abs(y));
        return larger is > 0.5 and < 2
            ? 0.5 * ElementaryFunctions.Log1p(((larger - 1) * (larger + 1)) + (smaller * smaller))
            : Math.Log(double.Hypot(x, y));
    }

    // exp(x) (cosine + i sine), where exp(x) may overflow though the product does not.
    private static Complex Scaled(double x, double cosine, double sine)
    {
        if (x > ExpOverflow)
        {
            double half = Math.Exp(0.5 * x);
            return new(half * cosine * half, half * sine * half);
        }

        double power = Math.Exp(x);
        return new(power * cosine, power * sine);
    }
}
