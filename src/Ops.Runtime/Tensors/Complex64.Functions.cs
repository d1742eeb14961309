using System.Numerics;

namespace RawOpsNet;

public readonly partial struct Complex64
{
    /// <summary>Returns the distance of a number from zero, without overflow on the way.</summary>
    public static float Abs(Complex64 value) => float.Hypot(value.Real, value.Imaginary);

    /// <summary>Computes the sine.</summary>
    public static Complex64 Sin(Complex64 value) => (Complex64)Complex.Sin(value);

    /// <summary>Computes the hyperbolic sine.</summary>
    public static Complex64 Sinh(Complex64 value) => (Complex64)Complex.Sinh(value);

    /// <summary>Computes the principal arc sine.</summary>
    public static Complex64 Asin(Complex64 value) => (Complex64)Complex.Asin(value);

    /// <summary>Computes the cosine.</summary>
    public static Complex64 Cos(Complex64 value) => (Complex64)Complex.Cos(value);

    /// <summary>Computes the hyperbolic cosine.</summary>
    public static Complex64 Cosh(Complex64 value) => (Complex64)Complex.Cosh(value);

    /// <summary>Computes the principal arc cosine.</summary>
    public static Complex64 Acos(Complex64 value) => (Complex64)Complex.Acos(value);

    /// <summary>Computes the tangent.</summary>
    public static Complex64 Tan(Complex64 value) => (Complex64)Complex.Tan(value);

    /// <summary>Computes the hyperbolic tangent.</summary>
    public static Complex64 Tanh(Complex64 value) => (Complex64)Complex.Tanh(value);

    /// <summary>Computes the principal arc tangent.</summary>
    public static Complex64 Atan(Complex64 value) => (Complex64)Complex.Atan(value);

    /// <summary>Computes the principal natural logarithm.</summary>
    public static Complex64 Log(Complex64 value) => (Complex64)Complex.Log(value);

    /// <summary>Computes the principal logarithm of base 10.</summary>
    public static Complex64 Log10(Complex64 value) => (Complex64)Complex.Log10(value);

    /// <summary>Computes e raised to a number.</summary>
    public static Complex64 Exp(Complex64 value) => (Complex64)Complex.Exp(value);

    /// <summary>Computes the principal square root.</summary>
    public static Complex64 Sqrt(Complex64 value) => (Complex64)Complex.Sqrt(value);

    /// <summary>Computes the principal logarithm of a real base.</summary>
    public static Complex64 Log(Complex64 value, double baseValue) => (Complex64)Complex.Log(value, baseValue);

    /// <summary>Raises a number to a complex power.</summary>
    public static Complex64 Pow(Complex64 value, Complex64 power) => (Complex64)Complex.Pow(value, power);

    /// <summary>Raises a number to a real power.</summary>
    public static Complex64 Pow(Complex64 value, float power) => (Complex64)Complex.Pow(value, power);
}
