using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The sine and cosine of float64 vectors of 512 bits, within 2 ulp.</summary>
/// <remarks>x = k * pi/2 + r (Cody and Waite, pi/2 in three parts), with fdlibm's polynomials on [-pi/4, pi/4].</remarks>
internal static class DoubleTrigonometric512
{
    // Beyond this three parts of pi/2 are too few; those elements go one by one.
    internal const double Largest = 1048576;

    /// <summary>Gives the sine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sin(Vector512<double> x)
        => Vector512.GreaterThanAny(Vector512.Abs(x), Vector512.Create(Largest))
            ? Lane512<double>.ByElements<FarSinFunction>(new(x)).Value
            : Near(x, Vector512.Create(0d));

    /// <summary>Gives the cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Cos(Vector512<double> x)
        => Vector512.GreaterThanAny(Vector512.Abs(x), Vector512.Create(Largest))
            ? Lane512<double>.ByElements<FarCosFunction>(new(x)).Value
            : Near(x, Vector512.Create(1d));

    /// <summary>Gives the sine a number of quarter turns further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Near(Vector512<double> x, Vector512<double> quarters)
    {
        // Adding 0 makes 0 of -0, so that the sine of -0 is -0.
        Vector512<double> k = Vector512.Round(x * Vector512.Create(0.63661977236758138)) + Vector512.Create(0d);
        Vector512<double> r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-1.5707963267948966), x);
        r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-6.123233995736766e-17), r);
        r = Vector512.FusedMultiplyAdd(k, Vector512.Create(1.4973849048591698e-33), r);

        // The third part of pi/2 is negative and would make 0 of -0.
        r = Vector512.ConditionalSelect(Vector512.Equals(k, Vector512<double>.Zero), x, r);
        Vector512<double> square = r * r;
        Vector512<double> p = Vector512.Create(1.58969099521155e-10);
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(-2.5050760253406863e-08));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(2.7557313707070068e-06));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(-0.0001984126982985795));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.00833333333332249));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(-0.16666666666666632));
        Vector512<double> cubic = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0d));
        Vector512<double> sine = Vector512.FusedMultiplyAdd(cubic, r, r);

        // 1 - r^2 / 2 is rounded, and what was rounded off is added to the rest.
        Vector512<double> q = Vector512.Create(-1.1359647557788195e-11);
        q = Vector512.FusedMultiplyAdd(q, square, Vector512.Create(2.087572321298175e-09));
        q = Vector512.FusedMultiplyAdd(q, square, Vector512.Create(-2.7557314351390663e-07));
        q = Vector512.FusedMultiplyAdd(q, square, Vector512.Create(2.480158728947673e-05));
        q = Vector512.FusedMultiplyAdd(q, square, Vector512.Create(-0.001388888888887411));
        q = Vector512.FusedMultiplyAdd(q, square, Vector512.Create(0.0416666666666666));
        Vector512<double> half = square * Vector512.Create(0.5);
        Vector512<double> most = Vector512.Create(1d) - half;
        Vector512<double> cosine = most
            + Vector512.FusedMultiplyAdd(q, square * square, Vector512.Create(1d) - most - half);

        k += quarters;
        Vector512<double> turn = k - (Vector512.Floor(k * Vector512.Create(0.25)) * Vector512.Create(4d));
        Vector512<double> odd = turn - (Vector512.Floor(turn * Vector512.Create(0.5)) * Vector512.Create(2d));
        Vector512<double> isOdd = Vector512.Equals(odd, Vector512.Create(1d));
        Vector512<double> value = Vector512.ConditionalSelect(isOdd, cosine, sine);
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(turn, Vector512.Create(2d)), -value, value);
    }
}
