using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The sine and cosine of float64 vectors of 128 bits, within 2 ulp.</summary>
/// <remarks>x = k * pi/2 + r (Cody and Waite, pi/2 in three parts), with fdlibm's polynomials on [-pi/4, pi/4].</remarks>
internal static class DoubleTrigonometric128
{
    // Beyond this three parts of pi/2 are too few; those elements go one by one.
    internal const double Largest = 1048576;

    /// <summary>Gives the sine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sin(Vector128<double> x)
        => Vector128.GreaterThanAny(Vector128.Abs(x), Vector128.Create(Largest))
            ? Lane128<double>.ByElements<FarSinFunction>(new(x)).Value
            : Near(x, Vector128.Create(0d));

    /// <summary>Gives the cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Cos(Vector128<double> x)
        => Vector128.GreaterThanAny(Vector128.Abs(x), Vector128.Create(Largest))
            ? Lane128<double>.ByElements<FarCosFunction>(new(x)).Value
            : Near(x, Vector128.Create(1d));

    /// <summary>Gives the sine a number of quarter turns further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> Near(Vector128<double> x, Vector128<double> quarters)
    {
        // Adding 0 makes 0 of -0, so that the sine of -0 is -0.
        Vector128<double> k = Vector128.Round(x * Vector128.Create(0.63661977236758138)) + Vector128.Create(0d);
        Vector128<double> r = Vector128.FusedMultiplyAdd(k, Vector128.Create(-1.5707963267948966), x);
        r = Vector128.FusedMultiplyAdd(k, Vector128.Create(-6.123233995736766e-17), r);
        r = Vector128.FusedMultiplyAdd(k, Vector128.Create(1.4973849048591698e-33), r);

        // The third part of pi/2 is negative and would make 0 of -0.
        r = Vector128.ConditionalSelect(Vector128.Equals(k, Vector128<double>.Zero), x, r);
        Vector128<double> square = r * r;
        Vector128<double> p = Vector128.Create(1.58969099521155e-10);
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(-2.5050760253406863e-08));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(2.7557313707070068e-06));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(-0.0001984126982985795));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.00833333333332249));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(-0.16666666666666632));
        Vector128<double> cubic = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0d));
        Vector128<double> sine = Vector128.FusedMultiplyAdd(cubic, r, r);

        // 1 - r^2 / 2 is rounded, and what was rounded off is added to the rest.
        Vector128<double> q = Vector128.Create(-1.1359647557788195e-11);
        q = Vector128.FusedMultiplyAdd(q, square, Vector128.Create(2.087572321298175e-09));
        q = Vector128.FusedMultiplyAdd(q, square, Vector128.Create(-2.7557314351390663e-07));
        q = Vector128.FusedMultiplyAdd(q, square, Vector128.Create(2.480158728947673e-05));
        q = Vector128.FusedMultiplyAdd(q, square, Vector128.Create(-0.001388888888887411));
        q = Vector128.FusedMultiplyAdd(q, square, Vector128.Create(0.0416666666666666));
        Vector128<double> half = square * Vector128.Create(0.5);
        Vector128<double> most = Vector128.Create(1d) - half;
        Vector128<double> cosine = most
            + Vector128.FusedMultiplyAdd(q, square * square, Vector128.Create(1d) - most - half);

        k += quarters;
        Vector128<double> turn = k - (Vector128.Floor(k * Vector128.Create(0.25)) * Vector128.Create(4d));
        Vector128<double> odd = turn - (Vector128.Floor(turn * Vector128.Create(0.5)) * Vector128.Create(2d));
        Vector128<double> isOdd = Vector128.Equals(odd, Vector128.Create(1d));
        Vector128<double> value = Vector128.ConditionalSelect(isOdd, cosine, sine);
        return Vector128.ConditionalSelect(Vector128.GreaterThanOrEqual(turn, Vector128.Create(2d)), -value, value);
    }
}
