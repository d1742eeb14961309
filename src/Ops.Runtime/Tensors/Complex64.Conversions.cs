using System.Numerics;

namespace RawOpsNet;

public readonly partial struct Complex64
{
    /// <summary>Takes a float as a complex number.</summary>
    public static implicit operator Complex64(float value) => new(value, 0);

    /// <summary>Widens a number to two doubles, which is always exact.</summary>
    public static implicit operator Complex(Complex64 value) => new(value.Real, value.Imaginary);

    /// <summary>Rounds both parts to the nearest float.</summary>
    public static explicit operator Complex64(Complex value) => new((float)value.Real, (float)value.Imaginary);

    /// <summary>Takes a real number as a complex one.</summary>
    public static implicit operator Complex64(BFloat16 value) => new((float)value, 0);

    /// <summary>Takes a real number as a complex one.</summary>
    public static implicit operator Complex64(Half value) => new((float)value, 0);

    /// <summary>Takes a real number as a complex one.</summary>
    public static implicit operator Complex64(byte value) => new((float)value, 0);

    /// <summary>Takes a real number as a complex one.</summary>
    public static implicit operator Complex64(sbyte value) => new((float)value, 0);

    /// <summary>Takes a real number as a complex one.</summary>
    public static implicit operator Complex64(short value) => new((float)value, 0);

    /// <summary>Takes a real number as a complex one.</summary>
    public static implicit operator Complex64(ushort value) => new((float)value, 0);

    /// <summary>Takes a real number as a complex one, rounded to the nearest float.</summary>
    public static explicit operator Complex64(double value) => new((float)value, 0);

    /// <summary>Takes a real number as a complex one, rounded to the nearest float.</summary>
    public static explicit operator Complex64(int value) => new((float)value, 0);

    /// <summary>Takes a real number as a complex one, rounded to the nearest float.</summary>
    public static explicit operator Complex64(uint value) => new((float)value, 0);

    /// <summary>Takes a real number as a complex one, rounded to the nearest float.</summary>
    public static explicit operator Complex64(long value) => new((float)value, 0);

    /// <summary>Takes a real number as a complex one, rounded to the nearest float.</summary>
    public static explicit operator Complex64(ulong value) => new((float)value, 0);

    /// <summary>Takes a real number as a complex one, rounded to the nearest float.</summary>
    public static explicit operator Complex64(decimal value) => new((float)value, 0);

    /// <inheritdoc/>
    public static Complex64 CreateChecked<TOther>(TOther value)
        where TOther : INumberBase<TOther> =>
        value is Complex64 same ? same : (Complex64)Complex.CreateChecked(value);

    /// <inheritdoc/>
    public static Complex64 CreateSaturating<TOther>(TOther value)
        where TOther : INumberBase<TOther> =>
        value is Complex64 same ? same : (Complex64)Complex.CreateSaturating(value);

    /// <inheritdoc/>
    public static Complex64 CreateTruncating<TOther>(TOther value)
        where TOther : INumberBase<TOther> =>
        value is Complex64 same ? same : (Complex64)Complex.CreateTruncating(value);

    static bool INumberBase<Complex64>.TryConvertFromChecked<TOther>(TOther value, out Complex64 result)
    {
        result = (Complex64)Complex.CreateChecked(value);
        return true;
    }

    static bool INumberBase<Complex64>.TryConvertFromSaturating<TOther>(TOther value, out Complex64 result)
    {
        result = (Complex64)Complex.CreateSaturating(value);
        return true;
    }

    static bool INumberBase<Complex64>.TryConvertFromTruncating<TOther>(TOther value, out Complex64 result)
    {
        result = (Complex64)Complex.CreateTruncating(value);
        return true;
    }

    // Every real type converts from float; only Complex can take the imaginary part as well.
    static bool INumberBase<Complex64>.TryConvertToChecked<TOther>(Complex64 value, out TOther result)
    {
        result = typeof(TOther) == typeof(Complex)
            ? (TOther)(object)(Complex)value
            : value.Imaginary == 0
                ? TOther.CreateChecked(value.Real)
                : throw new OverflowException($"{value} has an imaginary part, which {typeof(TOther)} cannot hold.");
        return true;
    }

    static bool INumberBase<Complex64>.TryConvertToSaturating<TOther>(Complex64 value, out TOther result)
    {
        result = typeof(TOther) == typeof(Complex) ? (TOther)(object)(Complex)value : TOther.CreateSaturating(value.Real);
        return true;
    }

    static bool INumberBase<Complex64>.TryConvertToTruncating<TOther>(Complex64 value, out TOther result)
    {
        result = typeof(TOther) == typeof(Complex) ? (TOther)(object)(Complex)value : TOther.CreateTruncating(value.Real);
        return true;
    }
}
