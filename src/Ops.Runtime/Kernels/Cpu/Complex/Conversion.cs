using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.Kernels;

/// <summary>
/// Converts one number as TensorFlow's x86 kernels do, on every platform: integers wrap, floats truncate toward zero, and what
/// does not fit (NaN and infinities too) becomes the smallest int32 or int64, of which narrower types keep the low bits.
/// .NET's own conversions saturate.
/// </summary>
internal static class Conversion
{
    /// <summary>Converts a number; a complex one gives its real part, or a complex one for a complex target.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TTarget Convert<TSource, TTarget>(TSource value)
        where TSource : unmanaged, INumberBase<TSource>
        where TTarget : unmanaged, INumberBase<TTarget>
    {
        if (typeof(TSource) == typeof(Complex64))
        {
            Complex64 number = Unsafe.BitCast<TSource, Complex64>(value);
            return IsComplex<TTarget>()
                ? TTarget.CreateTruncating((Complex)number)
                : FromReal<float, TTarget>(number.Real);
        }

        if (typeof(TSource) == typeof(Complex))
        {
            Complex number = Unsafe.BitCast<TSource, Complex>(value);
            return IsComplex<TTarget>() ? TTarget.CreateTruncating(number) : FromReal<double, TTarget>(number.Real);
        }

        return FromReal<TSource, TTarget>(value);
    }

    /// <summary>
    /// Tells whether the target keeps fewer bits of a float's fraction, so that <c>Truncate</c> means something.
    /// </summary>
    public static bool CanTruncate<TSource, TTarget>() =>
        FractionBits<TTarget>() < FractionBits<TSource>();

    /// <summary>Converts a float to a shorter one by dropping the low bits of its fraction instead of rounding.</summary>
    public static TTarget Truncated<TSource, TTarget>(TSource value)
        where TSource : unmanaged, INumberBase<TSource>
        where TTarget : unmanaged, INumberBase<TTarget>
    {
        if (typeof(TSource) == typeof(double))
        {
            long bits = Unsafe.BitCast<TSource, long>(value) & (-1L << (52 - FractionBits<TTarget>()));
            return FromReal<double, TTarget>(BitConverter.Int64BitsToDouble(bits));
        }

        // A half is widened first: its fraction then has a float's width.
        int low = Unsafe.BitCast<float, int>(float.CreateTruncating(value)) & (-1 << (23 - FractionBits<TTarget>()));
        return FromReal<float, TTarget>(BitConverter.Int32BitsToSingle(low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TTarget FromReal<TSource, TTarget>(TSource value)
        where TSource : unmanaged, INumberBase<TSource>
        where TTarget : unmanaged, INumberBase<TTarget>
    {
        // Integers wrap and widen exactly in .NET too, and floats round to nearest even.
        if (!IsFloat<TSource>() || !IsInteger<TTarget>())
        {
            return TTarget.CreateTruncating(value);
        }

        double real = double.CreateTruncating(value);
        if (typeof(TTarget) == typeof(ulong) && real >= long.MaxValue)
        {
            return real < ulong.MaxValue ? TTarget.CreateTruncating((ulong)real) : TTarget.CreateTruncating(long.MinValue);
        }

        bool wide = typeof(TTarget) == typeof(long) || typeof(TTarget) == typeof(ulong) || typeof(TTarget) == typeof(uint);
        return wide ? TTarget.CreateTruncating(ToInt64(real)) : TTarget.CreateTruncating(ToInt32(real));
    }

    private static long ToInt64(double value) =>
        value >= -9223372036854775808.0 && value < 9223372036854775808.0 ? (long)value : long.MinValue;

    private static int ToInt32(double value) =>
        value > -2147483649.0 && value < 2147483648.0 ? (int)value : int.MinValue;

    private static int FractionBits<T>()
    {
        if (typeof(T) == typeof(double))
        {
            return 52;
        }

        if (typeof(T) == typeof(float))
        {
            return 23;
        }

        return typeof(T) == typeof(Half) ? 10 : typeof(T) == typeof(BFloat16) ? 7 : int.MaxValue;
    }

    private static bool IsFloat<T>() =>
        typeof(T) == typeof(float) || typeof(T) == typeof(double) || typeof(T) == typeof(Half) || typeof(T) == typeof(BFloat16);

    private static bool IsComplex<T>() => typeof(T) == typeof(Complex) || typeof(T) == typeof(Complex64);

    private static bool IsInteger<T>() => !IsFloat<T>() && !IsComplex<T>();
}
