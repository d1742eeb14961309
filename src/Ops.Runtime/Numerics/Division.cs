using System.Numerics;

namespace RawOpsNet.Numerics;

/// <summary>Computes TensorFlow's four divisions with remainder, for floating and integer numbers.</summary>
internal static class Division
{
    /// <summary>Computes floor(x / y), where a subnormal quotient counts as zero, as in TensorFlow.</summary>
    public static double Floor(double x, double y)
    {
        double quotient = x / y;
        return Math.Floor(double.IsSubnormal(quotient) ? quotient * 0 : quotient);
    }

    /// <summary>Computes floor(x / y), where a subnormal quotient counts as zero, as in TensorFlow.</summary>
    public static float Floor(float x, float y)
    {
        float quotient = x / y;
        return MathF.Floor(float.IsSubnormal(quotient) ? quotient * 0 : quotient);
    }

    /// <summary>Computes the remainder of the floor division: C's fmod, moved by y where the signs differ.</summary>
    public static double FloorRemainder(double x, double y)
    {
        double remainder = x % y;
        return remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder;
    }

    /// <summary>Computes the remainder of the floor division: C's fmod, moved by y where the signs differ.</summary>
    public static float FloorRemainder(float x, float y)
    {
        float remainder = x % y;
        return remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder;
    }

    /// <summary>Computes x / y toward zero. MinValue / -1 is MinValue.</summary>
    /// <exception cref="DivideByZeroException">y is zero; an op refuses that before its kernel runs.</exception>
    public static T TruncateInteger<T>(T x, T y)
        where T : IBinaryInteger<T> =>
        IsMinusOne(y) ? unchecked(T.Zero - x) : x / y;

    /// <summary>Computes the remainder of the division toward zero. MinValue % -1 is 0.</summary>
    /// <exception cref="DivideByZeroException">y is zero; an op refuses that before its kernel runs.</exception>
    public static T TruncateIntegerRemainder<T>(T x, T y)
        where T : IBinaryInteger<T> =>
        IsMinusOne(y) ? T.Zero : x % y;

    /// <summary>Computes x / y toward negative infinity. MinValue / -1 is MinValue.</summary>
    /// <exception cref="DivideByZeroException">y is zero; an op refuses that before its kernel runs.</exception>
    public static T FloorInteger<T>(T x, T y)
        where T : IBinaryInteger<T>
    {
        if (IsMinusOne(y))
        {
            return unchecked(T.Zero - x);
        }

        T quotient = x / y;
        return T.IsNegative(x) != T.IsNegative(y) && quotient * y != x ? quotient - T.One : quotient;
    }

    /// <summary>Computes the remainder of the floor division, which has the sign of y. MinValue % -1 is 0.</summary>
    /// <exception cref="DivideByZeroException">y is zero; an op refuses that before its kernel runs.</exception>
    public static T FloorIntegerRemainder<T>(T x, T y)
        where T : IBinaryInteger<T>
    {
        T remainder = TruncateIntegerRemainder(x, y);
        return remainder != T.Zero && T.IsNegative(remainder) != T.IsNegative(y) ? remainder + y : remainder;
    }

    // C# traps on MinValue / -1 and on MinValue % -1.
    private static bool IsMinusOne<T>(T y)
        where T : IBinaryInteger<T> =>
        T.IsNegative(y) && y == T.Zero - T.One;
}
