using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.Numerics;

/// <summary>Computes integer powers and shifts with TensorFlow's rules.</summary>
internal static class IntegerFunctions
{
    /// <summary>
    /// Raises to an integer power by squaring, wrapping around on overflow. A negative exponent, which an op refuses, gives the
    /// truncated reciprocal power.
    /// </summary>
    public static T Pow<T>(T x, T exponent)
        where T : IBinaryInteger<T>
    {
        if (T.IsNegative(exponent))
        {
            bool isUnit = x == T.One || x == T.Zero - T.One;
            return !isUnit ? T.Zero : T.IsOddInteger(exponent) ? x : T.One;
        }

        T result = T.One;
        for (T power = x; exponent != T.Zero; exponent >>= 1)
        {
            if (T.IsOddInteger(exponent))
            {
                result *= power;
            }

            power *= power;
        }

        return result;
    }

    /// <summary>Shifts left by a count that is clamped to [0, bits - 1], where C# masks it.</summary>
    public static T ShiftLeft<T>(T x, T count)
        where T : unmanaged, IBinaryInteger<T> =>
        x << Clamp(count);

    /// <summary>Shifts right, keeping a sign, by a count that is clamped to [0, bits - 1], where C# masks it.</summary>
    public static T ShiftRight<T>(T x, T count)
        where T : unmanaged, IBinaryInteger<T> =>
        x >> Clamp(count);

    private static int Clamp<T>(T count)
        where T : unmanaged, IBinaryInteger<T>
    {
        int last = (Unsafe.SizeOf<T>() * 8) - 1;
        return T.IsNegative(count) ? 0 : count > T.CreateTruncating(last) ? last : int.CreateTruncating(count);
    }
}
