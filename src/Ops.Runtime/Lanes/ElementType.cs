using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Facts about element types that the JIT folds to constants.</summary>
internal static class ElementType
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsFloating<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    /// <summary>
    /// Converts a literal: integers truncate and wrap, infinities are their bounds, bytes that carry bools take it as it is.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T FromDouble<T>(double value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return Unsafe.BitCast<float, T>((float)value);
        }

        if (typeof(T) == typeof(double))
        {
            return Unsafe.BitCast<double, T>(value);
        }

        if (double.IsInfinity(value))
        {
            return Bound<T>(value > 0);
        }

        return FromInteger<T>(typeof(T) == typeof(ulong) && value > long.MaxValue ? (long)(ulong)value : (long)value);
    }

    // The bits of the largest or smallest integer of T's size and sign.
    private static T Bound<T>(bool isUpper)
        where T : unmanaged
    {
        bool isSigned = typeof(T) == typeof(sbyte) || typeof(T) == typeof(short) || typeof(T) == typeof(int)
            || typeof(T) == typeof(long);
        long upper = isSigned ? long.MaxValue >> (64 - (8 * Unsafe.SizeOf<T>())) : -1;
        return FromInteger<T>(isUpper ? upper : isSigned ? ~upper : 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FromInteger<T>(long value)
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() == 1)
        {
            return Unsafe.BitCast<byte, T>((byte)value);
        }

        if (Unsafe.SizeOf<T>() == 2)
        {
            return Unsafe.BitCast<ushort, T>((ushort)value);
        }

        return Unsafe.SizeOf<T>() == 4 ? Unsafe.BitCast<uint, T>((uint)value) : Unsafe.BitCast<long, T>(value);
    }
}
