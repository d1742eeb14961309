using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet;

public readonly partial struct Complex64
{
    /// <summary>Returns the distance of a number from zero, without overflow on the way.</summary>
    public static float Abs(Complex64 value) => float.Hypot(value.Real, value.Imaginary);

    /// <summary>Computes the sine.</summary>
    public static Complex64 Sin(Complex64 value) => (Complex64)ComplexFunctions.Sin(value);

    /// <summary>Computes the hyperbolic sine.</summary>
    public static Complex64 Sinh(Complex64 value) => (Complex64)ComplexFunctions.Sinh(value);

    /// <summary>Computes the principal arc sine.</summary>
    public static Complex64 Asin(Complex64 value) => (Complex64)ComplexFunctions.Asin(value);

    /// <summary>Computes the cosine.</summary>
    public static Complex64 Cos(Complex64 value) => (Complex64)ComplexFunctions.Cos(value);

    /// <summary>Computes the hyperbolic cosine.</summary>
    public static Complex64 Cosh(Complex64 value) => (Complex64)ComplexFunctions.Cosh(value);

    /// <summary>Computes the principal arc cosine.</summary>
    public static Complex64 Acos(Complex64 value) => (Complex64)ComplexFunctions.Acos(value);

    /// <summary>Computes the tangent.</summary>
    public static Complex64 Tan(Complex64 value) => (Complex64)ComplexFunctions.Tan(value);

    /// <summary>Computes the hyperbolic tangent.</summary>
    public static Complex64 Tanh(Complex64 value) => (Complex64)ComplexFunctions.Tanh(value);

    /// <summary>Computes the principal arc tangent.</summary>
    public static Complex64 Atan(Complex64 value) => (Complex64)ComplexFunctions.Atan(value);

    /// <summary>Computes the principal natural logarithm.</summary>
    public static Complex64 Log(Complex64 value) => (Complex64)ComplexFunctions.Log(value);

    /// <summary>Computes the principal logarithm of base 10.</summary>
    public static Complex64 Log10(Complex64 value) => (Complex64)Complex.Log10(value);

    /// <summary>Computes e raised to a number.</summary>
    public static Complex64 Exp(Complex64 value) => (Complex64)ComplexFunctions.Exp(value);

    /// <summary>Computes the principal square root.</summary>
    public static Complex64 Sqrt(Complex64 value) => (Complex64)ComplexFunctions.Sqrt(value);

    /// <summary>Computes the principal logarithm of a real base.</summary>
    public static Complex64 Log(Complex64 value, double baseValue) => (Complex64)Complex.Log(value, baseValue);

    /// <summary>Raises a number to a complex power.</summary>
    public static Complex64 Pow(Complex64 value, Complex64 power) => (Complex64)ComplexFunctions.Pow(value, power);

    /// <summary>Raises a number to a real power.</summary>
    public static Complex64 Pow(Complex64 value, float power) => (Complex64)ComplexFunctions.Pow(value, power);
}
