namespace RawOpsNet.Numerics;

// The modified Bessel functions of the second kind.
internal static partial class BesselFunctions
{
    // K0(x) + log(x) I0(x), Chebyshev in x² / 2 - 1, x in [0, 2] (DLMF 10.31.2).
    private static ReadOnlySpan<double> SecondSmallZero =>
    [
        1.6867954551544446, 0.787078990859296, 0.06152577860244072, 0.0019458946141853283, 3.3247998700597626e-05,
        3.5563825166277007e-07, 2.6056207418988497e-09, 1.3895141631982779e-11, 5.635214661841847e-14, 1.7966278703136082e-16,
    ];

    // (K1(x) - log(x) I1(x) - 1 / x) / x, Chebyshev in x² / 2 - 1, x in [0, 2] (DLMF 10.31.1).
    private static ReadOnlySpan<double> SecondSmallOne =>
    [
        -1.017847569064165, -0.2114356597763456, -0.010725575310322739, -0.0002513233586483403, -3.4112002554142968e-06,
        -3.026704146655771e-08, -1.89459722399161e-10, -8.819221396228751e-13, -3.1733487638923218e-15, -9.092150880033067e-18,
    ];

    // √x exp(x) K0(x), Chebyshev in 4 / x - 1, x in [2, ∞).
    private static ReadOnlySpan<double> SecondLargeZero =>
    [
        2.4403030820659555, -0.0314481013119645, 0.0015698838857300533, -0.00012849549581627802, 1.39498137188765e-05,
        -1.8317555227191195e-06, 2.766813639445015e-07, -4.660489897687948e-08, 8.574034017414225e-09, -1.6975345093890614e-09,
        3.5773972814003283e-10, -7.957489244477396e-11, 1.8559491149549264e-11, -4.514597883374519e-12, 1.1403405882073441e-12,
        -2.9800969231481784e-13, 8.032890775068375e-14, -2.2275133267462965e-14, 6.340076476276646e-15, -1.848593377920907e-15,
        5.5120559994043335e-16, -1.6782311257549006e-16, 5.2103917776435543e-17, -1.6475805939842632e-17,
        5.3004337711773354e-18,
    ];

    // √x exp(x) K1(x), Chebyshev in 4 / x - 1, x in [2, ∞).
    private static ReadOnlySpan<double> SecondLargeOne =>
    [
        2.7206261904844427, 0.10392373657681724, -0.002857816859622779, 0.00019521551847135162, -1.936197974166083e-05,
        2.406484947837217e-06, -3.5019606030878126e-07, 5.7410841254500495e-08, -1.0345762465678097e-08, 2.0150497551970347e-09,
        -4.1903547593419254e-10, 9.218315187605315e-11, -2.129967838427791e-11, 5.139639673482343e-12, -1.2891739609498229e-12,
        3.348419666052243e-13, -8.976705182010146e-14, 2.4771544242195988e-14, -7.0198370892147685e-15, 2.038703166239861e-15,
        -6.057047270643018e-16, 1.8380935752430455e-16, -5.689462849193648e-17, 1.7940510478863572e-17, -5.7567444820733025e-18,
    ];

    /// <summary>Computes K0(x): infinite at zero and below.</summary>
    public static double BesselK0(double x) => x > 2 ? Math.Exp(-x) * Scaled(x, SecondLargeZero) : SecondSmallZeroOf(x);

    /// <summary>Computes exp(x) K0(x): infinite at zero and below.</summary>
    public static double BesselK0e(double x) =>
        x > 2 ? Scaled(x, SecondLargeZero) : Math.Exp(Math.Max(x, 0)) * SecondSmallZeroOf(x);

    /// <summary>Computes K1(x): infinite at zero and below.</summary>
    public static double BesselK1(double x) => x > 2 ? Math.Exp(-x) * Scaled(x, SecondLargeOne) : SecondSmallOneOf(x);

    /// <summary>Computes exp(x) K1(x): infinite at zero and below.</summary>
    public static double BesselK1e(double x) =>
        x > 2 ? Scaled(x, SecondLargeOne) : Math.Exp(Math.Max(x, 0)) * SecondSmallOneOf(x);

    private static double Scaled(double x, ReadOnlySpan<double> large) =>
        Polynomials.Chebyshev((4 / x) - 1, large) / Math.Sqrt(x);

    private static double SecondSmallZeroOf(double x) => x <= 0
        ? double.PositiveInfinity
        : Polynomials.Chebyshev((0.5 * x * x) - 1, SecondSmallZero) - (Math.Log(x) * BesselI0(x));

    private static double SecondSmallOneOf(double x) => x <= 0
        ? double.PositiveInfinity
        : (x * Polynomials.Chebyshev((0.5 * x * x) - 1, SecondSmallOne)) + (Math.Log(x) * BesselI1(x)) + (1 / x);
}
