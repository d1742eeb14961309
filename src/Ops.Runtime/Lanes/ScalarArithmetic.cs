using System.Numerics;
using System.Runtime.CompilerServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.OpServices;

/// <summary>Arithmetic of single elements where .NET's own differs from the lanes'.</summary>
internal static class ScalarArithmetic
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsInteger<T>()
        => typeof(T) == typeof(int) || typeof(T) == typeof(long) || typeof(T) == typeof(byte) || typeof(T) == typeof(sbyte)
            || typeof(T) == typeof(short) || typeof(T) == typeof(ushort) || typeof(T) == typeof(uint)
            || typeof(T) == typeof(ulong);

    /// <summary>Divides; integers as <see cref="TruncdivFunction"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Divide<T>(T x, T y)
        where T : unmanaged, INumberBase<T>
        => IsInteger<T>() ? ElementMap.Invoke<TruncdivFunction, T>(x, y) : x / y;

    /// <summary>Negates; zero keeps its sign as in IEEE 754, in complex numbers too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Negate<T>(T x)
        where T : unmanaged, INumberBase<T>
        => -x;

    /// <summary>Gives the magnitude; the smallest integer is its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Abs<T>(T x)
        where T : unmanaged, INumberBase<T>
        => IsInteger<T>() ? (T.IsNegative(x) ? -x : x) : T.Abs(x);

    /// <summary>Gives x * y + z, rounded once for floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Fma<T>(T x, T y, T z)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(float))
        {
            float sum = MathF.FusedMultiplyAdd(
                Unsafe.BitCast<T, float>(x), Unsafe.BitCast<T, float>(y), Unsafe.BitCast<T, float>(z));
            return Unsafe.BitCast<float, T>(sum);
        }

        if (typeof(T) == typeof(double))
        {
            double sum = Math.FusedMultiplyAdd(
                Unsafe.BitCast<T, double>(x), Unsafe.BitCast<T, double>(y), Unsafe.BitCast<T, double>(z));
            return Unsafe.BitCast<double, T>(sum);
        }

        return (x * y) + z;
    }

    /// <summary>Gives the smaller, NaN where either is NaN, and of two zeros the negative one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min<T>(T x, T y)
        where T : unmanaged, INumberBase<T>
        => T.IsNaN(x) || Less(x, y) || (x == y && T.IsNegative(x)) ? x : y;

    /// <summary>Gives the larger, NaN where either is NaN, and of two zeros the positive one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(T x, T y)
        where T : unmanaged, INumberBase<T>
        => T.IsNaN(x) || Less(y, x) || (x == y && !T.IsNegative(x)) ? x : y;

    /// <summary>Gets whether x &lt; y; false for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Less<T>(T x, T y)
        where T : unmanaged, INumberBase<T>
        => !T.IsNaN(x) && !T.IsNaN(y) && Comparer<T>.Default.Compare(x, y) < 0;

    /// <summary>Gets whether x &lt;= y; false for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool LessOrEqual<T>(T x, T y)
        where T : unmanaged, INumberBase<T>
        => !T.IsNaN(x) && !T.IsNaN(y) && Comparer<T>.Default.Compare(x, y) <= 0;
}
