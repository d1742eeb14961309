namespace RawOpsNet.Numerics;

/// <summary>Computes elementary functions that the base library lacks or computes with cancellation.</summary>
internal static class ElementaryFunctions
{
    /// <summary>Computes log(1 + x) accurately near zero (Kahan; Goldberg 1991, theorem 4).</summary>
    public static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 || double.IsPositiveInfinity(x) ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>Computes exp(x) - 1 accurately near zero (Kahan; Higham 2002, 1.14.1).</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 40)
        {
            return Math.Exp(x) - 1;
        }

        double power = Math.Exp(x);
        double difference = power - 1;
        return power == 1 ? x : difference == -1 ? -1 : difference * (x / Math.Log(power));
    }

    /// <summary>Computes 1 / (1 + exp(-x)) without overflow.</summary>
    public static double Sigmoid(double x)
    {
        double power = Math.Exp(-Math.Abs(x));
        return x < 0 ? power / (1 + power) : 1 / (1 + power);
    }

    /// <summary>Computes log(1 + exp(x)) without overflow.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>Computes the sign as -1, 0 or 1, and NaN for NaN.</summary>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    /// <summary>Computes the neighbour of x in the direction of y; y itself where they are equal (C's nextafter).</summary>
    public static double NextAfter(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        return x < y ? Math.BitIncrement(x) : x > y ? Math.BitDecrement(x) : y;
    }

    /// <summary>Computes the neighbour of x in the direction of y; y itself where they are equal (C's nextafterf).</summary>
    public static float NextAfter(float x, float y)
    {
        if (float.IsNaN(x) || float.IsNaN(y))
        {
            return float.NaN;
        }

        return x < y ? MathF.BitIncrement(x) : x > y ? MathF.BitDecrement(x) : y;
    }
}
