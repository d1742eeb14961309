using System.Numerics;

namespace RawOpsNet.Tests.Runtime.Numerics;

/// <summary>Asserts closeness relative to the expected value; infinities and NaN must be equal.</summary>
internal static class Close
{
    public static void To(double expected, double actual, double relative = 1e-14)
    {
        bool close = expected.Equals(actual) || Math.Abs(actual - expected) <= relative * Math.Abs(expected);
        Assert.True(close, FormattableString.Invariant($"expected {expected:R}, got {actual:R}"));
    }

    public static void To(Complex expected, Complex actual, double relative = 1e-14)
    {
        bool close = Complex.Abs(expected - actual) <= relative * Complex.Abs(expected);
        Assert.True(close, FormattableString.Invariant($"expected {expected}, got {actual}"));
    }
}
