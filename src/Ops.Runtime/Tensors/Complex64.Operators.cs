using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet;

public readonly partial struct Complex64
{
    /// <inheritdoc/>
    public static Complex64 operator +(Complex64 value) => value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex64 operator -(Complex64 value) => new(-value.Real, -value.Imaginary);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex64 operator +(Complex64 left, Complex64 right) =>
        new(left.Real + right.Real, left.Imaginary + right.Imaginary);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex64 operator -(Complex64 left, Complex64 right) =>
        new(left.Real - right.Real, left.Imaginary - right.Imaginary);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex64 operator *(Complex64 left, Complex64 right)
    {
        // The products of two floats are exact in double.
        double a = left.Real, b = left.Imaginary, c = right.Real, d = right.Imaginary;
        return new((float)((a * c) - (b * d)), (float)((a * d) + (b * c)));
    }

    /// <inheritdoc/>
    public static Complex64 operator /(Complex64 left, Complex64 right)
    {
        // In double neither c² + d² nor the products can overflow or underflow, so Smith's scaling has nothing to add.
        double a = left.Real, b = left.Imaginary, c = right.Real, d = right.Imaginary;
        if (float.IsInfinity(right.Real) || float.IsInfinity(right.Imaginary))
        {
            return (Complex64)(new Complex(a, b) / new Complex(c, d));
        }

        double squares = (c * c) + (d * d);
        return new((float)(((a * c) + (b * d)) / squares), (float)(((b * c) - (a * d)) / squares));
    }

    /// <summary>Adds a real number.</summary>
    public static Complex64 operator +(Complex64 left, float right) => new(left.Real + right, left.Imaginary);

    /// <summary>Adds a complex number to a real one.</summary>
    public static Complex64 operator +(float left, Complex64 right) => new(left + right.Real, right.Imaginary);

    /// <summary>Subtracts a real number.</summary>
    public static Complex64 operator -(Complex64 left, float right) => new(left.Real - right, left.Imaginary);

    /// <summary>Subtracts a complex number from a real one.</summary>
    public static Complex64 operator -(float left, Complex64 right) => new(left - right.Real, -right.Imaginary);

    /// <summary>Multiplies both parts by a real number.</summary>
    public static Complex64 operator *(Complex64 left, float right) => new(left.Real * right, left.Imaginary * right);

    /// <summary>Multiplies both parts by a real number.</summary>
    public static Complex64 operator *(float left, Complex64 right) => new(left * right.Real, left * right.Imaginary);

    /// <summary>Divides both parts by a real number.</summary>
    public static Complex64 operator /(Complex64 left, float right) => new(left.Real / right, left.Imaginary / right);

    /// <summary>Divides a real number by a complex one.</summary>
    public static Complex64 operator /(float left, Complex64 right) => new Complex64(left, 0) / right;

    /// <inheritdoc/>
    public static Complex64 operator ++(Complex64 value) => value + 1;

    /// <inheritdoc/>
    public static Complex64 operator --(Complex64 value) => value - 1;

    /// <inheritdoc/>
    public static bool operator ==(Complex64 left, Complex64 right) =>
        left.Real == right.Real && left.Imaginary == right.Imaginary;

    /// <inheritdoc/>
    public static bool operator !=(Complex64 left, Complex64 right) => !(left == right);

    /// <summary>Adds two numbers.</summary>
    public static Complex64 Add(Complex64 left, Complex64 right) => left + right;

    /// <summary>Subtracts one number from another.</summary>
    public static Complex64 Subtract(Complex64 left, Complex64 right) => left - right;

    /// <summary>Multiplies two numbers.</summary>
    public static Complex64 Multiply(Complex64 left, Complex64 right) => left * right;

    /// <summary>Divides one number by another.</summary>
    public static Complex64 Divide(Complex64 dividend, Complex64 divisor) => dividend / divisor;

    /// <summary>Negates both parts.</summary>
    public static Complex64 Negate(Complex64 value) => -value;

    /// <summary>Negates the imaginary part.</summary>
    public static Complex64 Conjugate(Complex64 value) => new(value.Real, -value.Imaginary);

    /// <summary>Divides one by a number; the reciprocal of zero is zero, as System.Numerics.Complex has it.</summary>
    public static Complex64 Reciprocal(Complex64 value) => value == Zero ? Zero : One / value;
}
