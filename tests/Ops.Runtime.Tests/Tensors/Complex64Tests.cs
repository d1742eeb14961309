using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.Tests.Runtime.Tensors;

public class Complex64Tests
{
    private static readonly Complex64[] Sample =
        [
            new(1, 2), new(-3, 0.5f), new(0.25f, -4), new(-1e-3f, -7),
            new(2, 0), new(0, 3), new(1e10f, -2e10f), new(1e-12f, 3e-12f),
        ];

    [Fact]
    public void Takes_eight_bytes_real_part_first()
    {
        Assert.Equal(8, Unsafe.SizeOf<Complex64>());
        Complex64 value = new(1, 2);
        Assert.Equal(1f, Unsafe.As<Complex64, float>(ref value));
    }

    [Fact]
    public void Arithmetic_agrees_with_the_double_type()
    {
        foreach (Complex64 x in Sample)
        {
            foreach (Complex64 y in Sample)
            {
                Close((Complex)x + (Complex)y, x + y);
                Close((Complex)x - (Complex)y, x - y);
                Close((Complex)x * (Complex)y, x * y);
                Close((Complex)x / (Complex)y, x / y);
            }

            Close((Complex)x * 3, x * 3f);
            Close(3 / (Complex)x, 3f / x);
            Close(Complex.Reciprocal(x), Complex64.Reciprocal(x));
            Close(Complex.Conjugate(x), Complex64.Conjugate(x));
            Assert.Equal((float)Complex.Abs(x), Complex64.Abs(x), 1e-6f * Complex64.Abs(x));
            Assert.Equal((float)((Complex)x).Phase, x.Phase, 1e-6f);
        }
    }

    [Fact]
    public void Quotients_neither_overflow_nor_underflow_on_the_way()
    {
        Assert.Equal(new Complex64(1, 0), new Complex64(3e38f, 3e38f) / new Complex64(3e38f, 3e38f));
        Assert.Equal(new Complex64(1, 0), new Complex64(1e-44f, 1e-44f) / new Complex64(1e-44f, 1e-44f));
        Assert.Equal(Complex64.Zero, Complex64.One / new Complex64(float.PositiveInfinity, 0));
        Assert.True(Complex64.IsNaN(Complex64.One / Complex64.Zero));
    }

    [Fact]
    public void Functions_agree_with_the_double_type_at_ordinary_arguments()
    {
        foreach (Complex64 x in new Complex64[] { new(0.5f, -0.25f), new(-1.5f, 2), new(0.1f, 0.2f) })
        {
            Close(Complex.Exp(x), Complex64.Exp(x));
            Close(Complex.Log(x), Complex64.Log(x));
            Close(Complex.Sqrt(x), Complex64.Sqrt(x));
            Close(Complex.Sin(x), Complex64.Sin(x));
            Close(Complex.Cos(x), Complex64.Cos(x));
            Close(Complex.Tan(x), Complex64.Tan(x));
            Close(Complex.Asin(x), Complex64.Asin(x));
            Close(Complex.Acos(x), Complex64.Acos(x));
            Close(Complex.Atan(x), Complex64.Atan(x));
            Close(Complex.Sinh(x), Complex64.Sinh(x));
            Close(Complex.Cosh(x), Complex64.Cosh(x));
            Close(Complex.Tanh(x), Complex64.Tanh(x));
            Close(Complex.Pow(x, new Complex(0.5, 1)), Complex64.Pow(x, new Complex64(0.5f, 1)));
        }
    }

    [Fact]
    public void NaN_equals_itself_as_a_value_and_not_as_a_number()
    {
        Complex64 value = new(float.NaN, 1);
        Assert.True(value.Equals(new Complex64(float.NaN, 1)));
        Assert.Equal(value.GetHashCode(), new Complex64(float.NaN, 1).GetHashCode());
        Assert.False(value == new Complex64(float.NaN, 1));
        Assert.True(value != new Complex64(float.NaN, 1));
    }

    [Fact]
    public void Classifies_as_the_double_type_does()
    {
        float[] parts = [0f, -0f, 1f, -2.5f, 1e-45f, float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        foreach (float real in parts)
        {
            foreach (float imaginary in parts)
            {
                string expected = Facts<Complex>(new(real, imaginary), real, imaginary);
                Assert.Equal(expected, Facts<Complex64>(new(real, imaginary), real, imaginary));
            }
        }
    }

    [Fact]
    public void Text_parses_back()
    {
        Complex64 value = new(0.1f, -3e20f);
        Assert.Equal("<0.1; -3E+20>", value.ToString());
        Assert.Equal(value, Complex64.Parse(value.ToString(), CultureInfo.InvariantCulture));
        Assert.False(Complex64.TryParse("<1; x>", CultureInfo.InvariantCulture, out _));
        Assert.Throws<FormatException>(() => Complex64.Parse("one", CultureInfo.InvariantCulture));
        Span<char> small = stackalloc char[4];
        Assert.False(value.TryFormat(small, out int written, "", CultureInfo.InvariantCulture));
        Assert.Equal(0, written);
    }

    [Fact]
    public void Converts_from_and_to_other_numbers()
    {
        Assert.Equal(new Complex64(2, 0), Complex64.CreateChecked(2));
        Assert.Equal(new Complex64(1, 2), Complex64.CreateChecked(new Complex(1, 2)));
        Assert.Equal(new Complex(1, 2), Complex.CreateChecked(new Complex64(1, 2)));
        Assert.Equal(2f, float.CreateChecked(new Complex64(2, 0)));
        Assert.Throws<OverflowException>(() => float.CreateChecked(new Complex64(2, 1)));
        Assert.Equal(2, int.CreateTruncating(new Complex64(2.5f, 1)));
        Assert.Equal(new Complex64(1.5f, 0), (Complex64)(BFloat16)1.5f);
        Assert.Equal((BFloat16)1.5f, BFloat16.CreateChecked(new Complex64(1.5f, 0)));
    }

    // Subnormal and normal differ between the two widths, so only what does not depend on the range is compared.
    private static string Facts<T>(T value, float real, float imaginary)
        where T : INumberBase<T> =>
        FormattableString.Invariant(
            $"{real} {imaginary} {T.IsComplexNumber(value)} {T.IsFinite(value)} {T.IsInfinity(value)} {T.IsNaN(value)} ") +
        $"{T.IsImaginaryNumber(value)} {T.IsRealNumber(value)} {T.IsInteger(value)} {T.IsEvenInteger(value)} " +
        $"{T.IsOddInteger(value)} {T.IsNegative(value)} {T.IsPositive(value)} {T.IsPositiveInfinity(value)} " +
        $"{T.IsNegativeInfinity(value)} {T.IsZero(value)}";

    private static void Close(Complex expected, Complex64 actual) =>
        Assert.True(
            Complex.Abs(expected - (Complex)actual) <= 2e-7 * Complex.Abs(expected),
            FormattableString.Invariant($"expected {expected}, got {actual}"));
}
