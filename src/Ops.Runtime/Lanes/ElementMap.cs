using System.Numerics;
using System.Runtime.CompilerServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.OpServices;

/// <summary>Applies a function of the table to elements, one at a time.</summary>
internal static unsafe class ElementMap
{
    /// <summary>Replaces each of <paramref name="count"/> elements by the function of it.</summary>
    public static void Apply<F, T>(T* values, int count)
        where F : struct, IUnaryFunction
        where T : unmanaged
    {
        for (int k = 0; k < count; k++)
        {
            values[k] = Invoke<F, T>(values[k]);
        }
    }

    /// <summary>
    /// Replaces each of <paramref name="count"/> elements by the function of it and its partner in <paramref
    /// name="right"/>.
    /// </summary>
    public static void Apply<F, T>(T* values, T* right, int count)
        where F : struct, IBinaryFunction
        where T : unmanaged
    {
        for (int k = 0; k < count; k++)
        {
            values[k] = Invoke<F, T>(values[k], right[k]);
        }
    }

    /// <summary>Gives the function of an element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke<F, T>(T x)
        where F : struct, IUnaryFunction
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return As<float, T>(F.Invoke(As<T, float>(x)));
        }

        if (typeof(T) == typeof(double))
        {
            return As<double, T>(F.Invoke(As<T, double>(x)));
        }

        if (typeof(T) == typeof(Complex))
        {
            return As<Complex, T>(F.Invoke(As<T, Complex>(x)));
        }

        if (typeof(T) == typeof(Complex64))
        {
            return As<Complex64, T>((Complex64)F.Invoke((Complex)As<T, Complex64>(x)));
        }

        if (typeof(T) == typeof(int))
        {
            return As<int, T>(F.InvokeInteger(As<T, int>(x)));
        }

        if (typeof(T) == typeof(long))
        {
            return As<long, T>(F.InvokeInteger(As<T, long>(x)));
        }

        if (typeof(T) == typeof(byte))
        {
            return As<byte, T>(F.InvokeInteger(As<T, byte>(x)));
        }

        if (typeof(T) == typeof(sbyte))
        {
            return As<sbyte, T>(F.InvokeInteger(As<T, sbyte>(x)));
        }

        if (typeof(T) == typeof(short))
        {
            return As<short, T>(F.InvokeInteger(As<T, short>(x)));
        }

        if (typeof(T) == typeof(ushort))
        {
            return As<ushort, T>(F.InvokeInteger(As<T, ushort>(x)));
        }

        if (typeof(T) == typeof(uint))
        {
            return As<uint, T>(F.InvokeInteger(As<T, uint>(x)));
        }

        if (typeof(T) == typeof(ulong))
        {
            return As<ulong, T>(F.InvokeInteger(As<T, ulong>(x)));
        }

        if (typeof(T) == typeof(Half))
        {
            return As<Half, T>((Half)F.Invoke((float)As<T, Half>(x)));
        }

        if (typeof(T) == typeof(BFloat16))
        {
            return As<BFloat16, T>((BFloat16)F.Invoke((float)As<T, BFloat16>(x)));
        }

        throw new NotSupportedException($"The lanes have no elements of type {typeof(T)}.");
    }

    /// <summary>Gives the function of two elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke<F, T>(T x, T y)
        where F : struct, IBinaryFunction
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return As<float, T>(F.Invoke(As<T, float>(x), As<T, float>(y)));
        }

        if (typeof(T) == typeof(double))
        {
            return As<double, T>(F.Invoke(As<T, double>(x), As<T, double>(y)));
        }

        if (typeof(T) == typeof(Complex))
        {
            return As<Complex, T>(F.Invoke(As<T, Complex>(x), As<T, Complex>(y)));
        }

        if (typeof(T) == typeof(Complex64))
        {
            return As<Complex64, T>((Complex64)F.Invoke((Complex)As<T, Complex64>(x), (Complex)As<T, Complex64>(y)));
        }

        if (typeof(T) == typeof(int))
        {
            return As<int, T>(F.InvokeInteger(As<T, int>(x), As<T, int>(y)));
        }

        if (typeof(T) == typeof(long))
        {
            return As<long, T>(F.InvokeInteger(As<T, long>(x), As<T, long>(y)));
        }

        if (typeof(T) == typeof(byte))
        {
            return As<byte, T>(F.InvokeInteger(As<T, byte>(x), As<T, byte>(y)));
        }

        if (typeof(T) == typeof(sbyte))
        {
            return As<sbyte, T>(F.InvokeInteger(As<T, sbyte>(x), As<T, sbyte>(y)));
        }

        if (typeof(T) == typeof(short))
        {
            return As<short, T>(F.InvokeInteger(As<T, short>(x), As<T, short>(y)));
        }

        if (typeof(T) == typeof(ushort))
        {
            return As<ushort, T>(F.InvokeInteger(As<T, ushort>(x), As<T, ushort>(y)));
        }

        if (typeof(T) == typeof(uint))
        {
            return As<uint, T>(F.InvokeInteger(As<T, uint>(x), As<T, uint>(y)));
        }

        if (typeof(T) == typeof(ulong))
        {
            return As<ulong, T>(F.InvokeInteger(As<T, ulong>(x), As<T, ulong>(y)));
        }

        if (typeof(T) == typeof(Half))
        {
            return As<Half, T>((Half)F.Invoke((float)As<T, Half>(x), (float)As<T, Half>(y)));
        }

        if (typeof(T) == typeof(BFloat16))
        {
            return As<BFloat16, T>((BFloat16)F.Invoke((float)As<T, BFloat16>(x), (float)As<T, BFloat16>(y)));
        }

        throw new NotSupportedException($"The lanes have no elements of type {typeof(T)}.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TTo As<TFrom, TTo>(TFrom value)
        where TFrom : unmanaged
        where TTo : unmanaged
        => Unsafe.BitCast<TFrom, TTo>(value);
}
