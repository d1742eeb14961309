using System.Numerics;
using System.Runtime.InteropServices;

namespace RawOpsNet;

/// <summary>
/// Represents a complex number of two floats, TensorFlow's complex64.
/// Products and quotients are computed in double and rounded once, so that no intermediate value overflows or underflows.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly partial struct Complex64 : INumberBase<Complex64>, ISignedNumber<Complex64>
{
    /// <summary>Makes a complex number of its real and imaginary parts.</summary>
    public Complex64(float real, float imaginary)
    {
        Real = real;
        Imaginary = imaginary;
    }

    /// <summary>Gets the real part.</summary>
    public float Real { get; }

    /// <summary>Gets the imaginary part.</summary>
    public float Imaginary { get; }

    /// <summary>Gets the distance from zero.</summary>
    public float Magnitude => Abs(this);

    /// <summary>Gets the angle from the positive real axis in radians, in [-π, π].</summary>
    public float Phase => MathF.Atan2(Imaginary, Real);

    /// <inheritdoc/>
    public static Complex64 Zero => default;

    /// <inheritdoc/>
    public static Complex64 One => new(1, 0);

    /// <inheritdoc/>
    public static Complex64 NegativeOne => new(-1, 0);

    /// <summary>Gets the imaginary unit.</summary>
    public static Complex64 ImaginaryOne => new(0, 1);

    /// <summary>Gets the number whose two parts are infinite.</summary>
    public static Complex64 Infinity => new(float.PositiveInfinity, float.PositiveInfinity);

    /// <summary>Gets the number whose two parts are NaN.</summary>
    public static Complex64 NaN => new(float.NaN, float.NaN);

    /// <inheritdoc/>
    public static Complex64 AdditiveIdentity => Zero;

    /// <inheritdoc/>
    public static Complex64 MultiplicativeIdentity => One;

    static int INumberBase<Complex64>.Radix => 2;

    /// <summary>Makes a complex number of its distance from zero and its angle in radians.</summary>
    public static Complex64 FromPolarCoordinates(float magnitude, float phase) =>
        (Complex64)Complex.FromPolarCoordinates(magnitude, phase);

    /// <summary>Tells the real part from the imaginary part.</summary>
    public void Deconstruct(out float real, out float imaginary) => (real, imaginary) = (Real, Imaginary);

    /// <inheritdoc/>
    public bool Equals(Complex64 other) => Real.Equals(other.Real) && Imaginary.Equals(other.Imaginary);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Complex64 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Real, Imaginary);
}
