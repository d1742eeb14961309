using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The sine and cosine of float64 vectors of 256 bits, within 2 ulp.</summary>
/// <remarks>x = k * pi/2 + r (Cody and Waite, pi/2 in three parts), with fdlibm's polynomials on [-pi/4, pi/4].</remarks>
internal static class DoubleTrigonometric256
{
    // Beyond this three parts of pi/2 are too few; those elements go one by one.
    internal const double Largest = 1048576;

    /// <summary>Gives the sine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sin(Vector256<double> x)
        => Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create(Largest))
            ? Lane256<double>.ByElements<FarSinFunction>(new(x)).Value
            : Near(x, Vector256.Create(0d));

    /// <summary>Gives the cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Cos(Vector256<double> x)
        => Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create(Largest))
            ? Lane256<double>.ByElements<FarCosFunction>(new(x)).Value
            : Near(x, Vector256.Create(1d));

    /// <summary>Gives the sine a number of quarter turns further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Near(Vector256<double> x, Vector256<double> quarters)
    {
        // Adding 0 makes 0 of -0, so that the sine of -0 is -0.
        Vector256<double> k = Vector256.Round(x * Vector256.Create(0.63661977236758138)) + Vector256.Create(0d);
        Vector256<double> r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-1.5707963267948966), x);
        r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-6.123233995736766e-17), r);
        r = Vector256.FusedMultiplyAdd(k, Vector256.Create(1.4973849048591698e-33), r);

        // The third part of pi/2 is negative and would make 0 of -0.
        r = Vector256.ConditionalSelect(Vector256.Equals(k, Vector256<double>.Zero), x, r);
        Vector256<double> square = r * r;
        Vector256<double> p = Vector256.Create(1.58969099521155e-10);
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(-2.5050760253406863e-08));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(2.7557313707070068e-06));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(-0.0001984126982985795));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.00833333333332249));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(-0.16666666666666632));
        Vector256<double> cubic = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0d));
        Vector256<double> sine = Vector256.FusedMultiplyAdd(cubic, r, r);

        // 1 - r^2 / 2 is rounded, and what was rounded off is added to the rest.
        Vector256<double> q = Vector256.Create(-1.1359647557788195e-11);
        q = Vector256.FusedMultiplyAdd(q, square, Vector256.Create(2.087572321298175e-09));
        q = Vector256.FusedMultiplyAdd(q, square, Vector256.Create(-2.7557314351390663e-07));
        q = Vector256.FusedMultiplyAdd(q, square, Vector256.Create(2.480158728947673e-05));
        q = Vector256.FusedMultiplyAdd(q, square, Vector256.Create(-0.001388888888887411));
        q = Vector256.FusedMultiplyAdd(q, square, Vector256.Create(0.0416666666666666));
        Vector256<double> half = square * Vector256.Create(0.5);
        Vector256<double> most = Vector256.Create(1d) - half;
        Vector256<double> cosine = most
            + Vector256.FusedMultiplyAdd(q, square * square, Vector256.Create(1d) - most - half);

        k += quarters;
        Vector256<double> turn = k - (Vector256.Floor(k * Vector256.Create(0.25)) * Vector256.Create(4d));
        Vector256<double> odd = turn - (Vector256.Floor(turn * Vector256.Create(0.5)) * Vector256.Create(2d));
        Vector256<double> isOdd = Vector256.Equals(odd, Vector256.Create(1d));
        Vector256<double> value = Vector256.ConditionalSelect(isOdd, cosine, sine);
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(turn, Vector256.Create(2d)), -value, value);
    }
}
